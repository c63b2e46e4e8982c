import * as z from 'zod/mini';

const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment, with its zone: whose noon would it be otherwise? Stays the text that it is, so that the output is also input. */
export const Instant = z
  .string()
  .check(z.refine(isInstant, 'a moment with its zone, such as 2027-01-31T12:00:00Z'));

function isInstant(text: string): boolean {
  const [, day = ''] = ISO.exec(text) ?? [];
  if (day === '' || Number.isNaN(Date.parse(text))) return false;
  // The 30th of February would be taken for a day in March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
