import type { BackendErrorKind } from './backend-error.ts';

/** One way in which a tracker refuses, and what is made of it. docs/write-back.md lists them all. */
export interface Refusal {
  /** What it is, in the words of that page. */
  readonly given: string;
  /** How the answer shows it, in the words of that page. */
  readonly answer: string;
  readonly kind: BackendErrorKind;
  /** What a person can do about it. */
  readonly hint?: string;
}
