import * as z from 'zod/mini';

/** A text of a known form. @param expected Completes "Expected … to be". */
export function form(pattern: RegExp, expected: string) {
  return z.string().check(z.refine((text) => pattern.test(text), expected));
}
