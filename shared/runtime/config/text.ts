import * as z from 'zod/mini';

/** A text with something in it, without the white space around it. */
export const Text = z.string().check(z.trim(), z.minLength(1));

/** A list that is empty when it is left out. */
export const Texts = z._default(z.array(Text), () => []);

/** A text of a known form. @param expected Completes "Expected … to be". */
export function form(pattern: RegExp, expected: string) {
  return z.string().check(
    z.trim(),
    z.refine((text) => pattern.test(text), expected),
  );
}
