import { REASONS } from '../../core/reasons.ts';

const CODES: ReadonlyMap<string, { readonly means: string }> = new Map(Object.entries(REASONS));

/** A reason as people read it on their ticket: what our code means, or what was said. */
export function reasonText(reason: string): string {
  return CODES.get(reason)?.means ?? reason;
}
