import * as z from 'zod/mini';

/**
 * Linear may show a change a moment after a later one, so the next poll asks from somewhat before the newest that was seen, and knows what it
 * finds there again.
 */
const OVERLAP_MS = 60_000;
/** More than that at once, and the next poll asks for all of it again. */
const MOST_KNOWN = 50;

const Cursor = z.object({
  /** When the newest change was that was seen, by Linear's clock, epoch milliseconds. */
  newest: z.int().check(z.gte(0)),
  /** Issues of the overlap, by id: when they had changed last. */
  known: z.record(z.string().check(z.maxLength(64)), z.number()),
});

/** How far a poll has come. */
export type PollCursor = z.infer<typeof Cursor>;

/** An own cursor; nothing where it is not one. */
export function cursorIn(text: string | undefined): PollCursor | undefined {
  try {
    return text === undefined ? undefined : Cursor.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** From when on the next poll asks. */
export function resumesAt({ newest }: PollCursor, since: number): number {
  return Math.max(since, newest - OVERLAP_MS);
}

/** After a poll that saw these, asked from `since` on. */
export function cursorAfter(
  seen: readonly { readonly id: string; readonly updatedAt: number }[],
  since: number,
): PollCursor {
  const newest = Math.max(since, ...seen.map(({ updatedAt }) => updatedAt));
  const lately = seen.filter(({ updatedAt }) => updatedAt >= newest - OVERLAP_MS);
  const known = lately.slice(0, MOST_KNOWN).map(({ id, updatedAt }) => [id, updatedAt] as const);
  return { newest, known: Object.fromEntries(known) };
}
