import type * as z from 'zod/mini';
import { fitsQuery } from '../../../core/fits-query.ts';
import type { Polled, PolledTicket, PollQuery } from '../../../core/poller.ts';
import type { Ask, Begin } from '../operation.ts';
import { ticketOf } from '../ticket.ts';
import type { PollCursor } from './cursor.ts';
import { cursorAfter, cursorIn, resumesAt } from './cursor.ts';
import { POLL, PROBE, PROBED } from './documents.ts';
import { filterOf } from './filter.ts';
import { notBefore } from './not-before.ts';

const MAX_PAGES = 10;

type Page = z.infer<(typeof POLL)['answer']>;

interface Seen {
  readonly id: string;
  readonly updatedAt: number;
}

/** Polls, and says when Linear had rather not be asked again. */
export async function poll(
  begin: Begin,
  query: PollQuery,
  connection: string,
  now: () => number = Date.now,
): Promise<Polled> {
  let last = new Headers();
  const hear = (headers: Headers) => {
    last = headers;
  };
  const polled = await changed(begin(hear), query, connection);
  const wait = notBefore(last, now());
  return { ...polled, ...(wait !== undefined && { notBefore: wait }) };
}

/**
 * Asks for the issues that changed since the last poll. A small question comes first, so that a poll of nothing costs next to nothing. What is
 * too much for one poll leaves no cursor: the next one begins anew, with whatever is left by then.
 */
async function changed(ask: Ask, query: PollQuery, connection: string): Promise<Polled> {
  const last = cursorIn(query.cursor);
  const since = last ? resumesAt(last, query.since) : query.since;
  if (last && (await isUnchanged(ask, query, last, since)))
    return { tickets: [], unchanged: true, cursor: JSON.stringify(last) };

  const filter = filterOf(query, since);
  const found: PolledTicket[] = [];
  const seen: Seen[] = [];
  let after: string | null | undefined = null;
  let pages = 0;
  while (after !== undefined && found.length < query.maxResults && pages < MAX_PAGES) {
    const { organization, issues }: Page = await ask(POLL, { filter, after });
    pages += 1;
    for (const issue of issues.nodes) {
      const updatedAt = Date.parse(issue.updatedAt);
      const place = { connection, account: organization.id };
      const one = { ticket: ticketOf(issue.id, issue, place), updatedAt };
      // A page may begin with what ended the last one, when something changed between the two.
      if (seen.some(({ id }) => id === issue.id)) continue;
      seen.push({ id: issue.id, updatedAt });
      if (fitsQuery(one, query)) found.push(one);
    }
    after = (issues.pageInfo.hasNextPage && issues.pageInfo.endCursor) || undefined;
  }
  const isWhole = after === undefined && found.length <= query.maxResults;
  return {
    tickets: found.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, query.maxResults),
    unchanged: false,
    ...(isWhole && { cursor: JSON.stringify(cursorAfter(seen, since)) }),
  };
}

/** Whether all that changed lately is known from the last poll. */
async function isUnchanged(
  ask: Ask,
  query: PollQuery,
  { known }: PollCursor,
  since: number,
): Promise<boolean> {
  const { nodes } = (await ask(PROBE, { filter: filterOf(query, since) })).issues;
  const isKnown = (issue: (typeof nodes)[number]) =>
    known[issue.id] === Date.parse(issue.updatedAt);
  return nodes.length < PROBED && nodes.every(isKnown);
}
