/** Something that is wrong in a folder of tickets. */
export interface Problem {
  readonly says: string;
  /** From the root. */
  readonly path?: string;
  /** Counted from 1. */
  readonly line?: number;
}
