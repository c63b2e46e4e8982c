import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { fitsQuery } from '../../core/fits-query.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { FIELDS, timeOf } from './calls.ts';
import { jqlOf } from './jql.ts';
import { mentionOfUs } from './mention-of.ts';
import type { Fields, Issue } from './payload.ts';
import { siteOf } from './place.ts';
import { ticketOf } from './ticket.ts';

/** A search does not find at once what was changed; what changed so shortly before the last poll is asked for again. */
const OVERLAP_MS = 3 * 60_000;

const PER_PAGE = 100;
const MAX_PAGES = 10;

/** Issues that changed since the last poll, those that changed last first. The cursor is the latest change that was seen. */
export async function pollReadyTickets(
  ask: Ask,
  query: PollQuery,
  connection: BackendOptions['connection'],
): Promise<Polled> {
  const { accounts = [] } = connection;
  const last = lastSeen(query);
  const since = Math.max(query.since, (last ?? 0) - OVERLAP_MS);
  const jql = jqlOf(query, accounts, since, Date.now());
  const wanted: PolledTicket[] = [];
  let latest = last;
  let next: string | undefined;
  let isWhole = false;
  for (let page = 0; page < MAX_PAGES && !isWhole && wanted.length <= query.maxResults; page++) {
    const { body } = await ask({
      what: 'searching issues',
      method: 'POST',
      path: '/search/jql',
      body: {
        jql,
        fields: FIELDS,
        maxResults: PER_PAGE,
        ...(next !== undefined && { nextPageToken: next }),
      },
    });
    const { issues, nextPageToken } = part<{ issues: unknown; nextPageToken: unknown }>(body);
    const found = parts<Issue>(issues).flatMap((issue) => polledTicket(issue, connection));
    latest = Math.max(latest ?? 0, ...found.map(({ updatedAt }) => updatedAt)) || undefined;
    wanted.push(
      ...found.filter(
        (each) => covers(accounts, each.ticket.account) && fitsQuery(each, { ...query, since }),
      ),
    );
    next = text(nextPageToken);
    isWhole = next === undefined;
  }
  // What did not fit is asked for again once these have started.
  const fits = isWhole && wanted.length <= query.maxResults;
  const cursor = fits ? latest : last;
  return {
    tickets: wanted.slice(0, query.maxResults),
    unchanged: wanted.length === 0 && last !== undefined,
    ...(cursor !== undefined && { cursor: String(cursor) }),
  };
}

/** Epoch milliseconds; nothing where the cursor is none of ours. */
function lastSeen({ cursor = '' }: PollQuery): number | undefined {
  return /^\d{1,14}$/.test(cursor) ? Number(cursor) : undefined;
}

function polledTicket(
  issue: Unproven<Issue>,
  connection: BackendOptions['connection'],
): readonly PolledTicket[] {
  const id = text(issue.id);
  const updatedAt = timeOf(part<Fields>(issue.fields).updated);
  if (id === undefined || updatedAt === undefined) return [];
  const place = { connection: connection.name, site: siteOf(connection) };
  return [{ ticket: ticketOf(id, issue, place, mentionOfUs(connection)), updatedAt }];
}
