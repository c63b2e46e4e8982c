/** A text of the blind set, and which of the twenty ways it is, or looks like. */
export interface Blind {
  readonly way: string;
  readonly text: string;
}
