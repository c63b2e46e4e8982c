import { digest } from '../core/digest.ts';

const DIGEST_CHARS = 40;

/**
 * What an attempt is called at services that have names, tokens or tags for runs: the same for every repetition, 47 letters, digits
 * and a hyphen, which all of them take.
 */
export function runName(idempotencyKey: string): string {
  return `sluice-${digest(idempotencyKey).slice(0, DIGEST_CHARS)}`;
}
