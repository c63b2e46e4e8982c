import * as z from 'zod/mini';

/**
 * A text of at most so many UTF-16 units. Half a surrogate pair, which JSON can spell and UTF-8 cannot, becomes U+FFFD, so that a store keeps
 * what was checked and a repetition is the same.
 */
export function wellFormed(maxLength: number): z.ZodMiniString {
  return z.string().check(
    z.maxLength(maxLength),
    z.overwrite((text) => text.toWellFormed()),
  );
}
