import type { Difference } from './difference.ts';
import { BYTES } from './differences/bytes.ts';
import { LINEAR } from './differences/linear.ts';
import { SECRETS } from './differences/secrets.ts';
import { SPELLING } from './differences/spelling.ts';
import { STANDARD } from './differences/standard.ts';

/** Everything in which our verifiers and their peers are known to differ; docs/signatures.md is written from it. */
export const DIFFERENCES: readonly Difference[] = [
  ...BYTES,
  ...SPELLING,
  ...SECRETS,
  ...LINEAR,
  ...STANDARD,
];
