import { digest } from '../../core/digest.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';

/** What a list that can be asked for changes since a moment is remembered by, between two polls. */
interface Mark {
  /** The newest change that was listed, epoch milliseconds; 0 before there was one. */
  readonly at: number;
  /** Names the tickets that were told, and how they stood. */
  readonly told: string;
}

/** Changes are listed when they are committed, and that may be later than the time they bear. */
const OVERLAP_MS = 60_000;

/** From when on changes have to be listed, epoch milliseconds: somewhat before the newest that was. */
export function sinceOf({ since, cursor }: PollQuery): number {
  const mark = markIn(cursor);
  return mark ? Math.max(since, mark.at - OVERLAP_MS) : since;
}

/**
 * What to answer to a poll. Where more tickets fit than may be told, the newest are, and the next poll begins anew.
 *
 * @param found All that fit, of what changed since `sinceOf(query)`.
 * @param newest The newest change that was listed, of tickets that fit or not; 0: nothing was.
 */
export function changesSince(
  query: PollQuery,
  found: readonly PolledTicket[],
  newest: number,
): Polled {
  const mark = markIn(query.cursor);
  const tickets = found.toSorted((one, other) => other.updatedAt - one.updatedAt);
  if (tickets.length > query.maxResults)
    return { tickets: tickets.slice(0, query.maxResults), unchanged: false };
  const told = digest(
    tickets
      .map(({ ticket, updatedAt }) => `${ticket.key} ${updatedAt}`)
      .toSorted()
      .join('\n'),
  );
  const at = Math.max(newest, mark?.at ?? 0);
  const cursor = JSON.stringify({ at, told } satisfies Mark);
  const unchanged = mark?.told === told && mark.at === at;
  return { tickets: unchanged ? [] : tickets, unchanged, cursor };
}

/** Of what another program or version wrote, nothing is known: as if there was none. */
function markIn(cursor: string | undefined): Mark | undefined {
  const [, at, told] = /^\{"at":(\d{1,16}),"told":"([0-9a-f]{64})"\}$/.exec(cursor ?? '') ?? [];
  return at === undefined || told === undefined ? undefined : { at: Number(at), told };
}
