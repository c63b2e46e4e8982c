/** One labelled text to measure the scanner with; the form of `dev.jsonl`. */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly label: 'injection' | 'benign';
  /** What it is, and how an attack in it is hidden. */
  readonly kind: string;
  /** `repository@commit:file#place`, or `[attack] in [ticket]` where one was put into the other. */
  readonly source: string;
  readonly licence: string;
}
