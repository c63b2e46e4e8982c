import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { fitsQuery } from '../../core/fits-query.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { changesSince, sinceOf } from '../rest/changes-since.ts';
import type { Ask } from '../rest/rest-client.ts';
import { FIELDS, timeOf } from './calls.ts';
import { jqlOf } from './jql.ts';
import { mentionOfUs } from './mention-of.ts';
import type { Fields, Issue } from './payload.ts';
import { siteOf } from './place.ts';
import { ticketOf } from './ticket.ts';

/** A search does not find at once what was changed: what changed so shortly before is asked for again, beside the usual overlap. */
const LAG_MS = 2 * 60_000;

const PER_PAGE = 100;
const MAX_PAGES = 10;

/** Issues that changed since the last poll, those that changed last first. */
export async function pollReadyTickets(
  ask: Ask,
  query: PollQuery,
  connection: BackendOptions['connection'],
): Promise<Polled> {
  const { accounts = [] } = connection;
  const jql = jqlOf(query, accounts, sinceOf(query) - LAG_MS, Date.now());
  const wanted: PolledTicket[] = [];
  let newest = 0;
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES && wanted.length <= query.maxResults; page++) {
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
    newest = Math.max(newest, ...found.map(({ updatedAt }) => updatedAt));
    wanted.push(
      ...found.filter((each) => covers(accounts, each.ticket.account) && fitsQuery(each, query)),
    );
    next = text(nextPageToken);
    if (next === undefined) return changesSince(query, wanted, newest);
  }
  // The rest is asked for when these have started: the next poll begins anew.
  return { tickets: wanted.slice(0, query.maxResults), unchanged: false };
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
