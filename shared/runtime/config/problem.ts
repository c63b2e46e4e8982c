/** Something that a person has to mend, or should know, in the configuration. */
export interface Problem {
  /** From 1; absent where there are no lines. */
  readonly line?: number;
  /** `projects[0].scan.mode`; empty for the file as a whole. */
  readonly path: string;
  /** A sentence that ends with the place: `… (sluice.yaml:12)`. */
  readonly message: string;
}
