import type { Occurrence } from '../../../core/poller.ts';
import type { TicketRef } from '../../../core/ticket.ts';
import type { JsonObject } from '../../body/parse-json.ts';
import { actorOf, GHOST, standingOf } from '../actor.ts';
import type { Issue } from '../issue-calls.ts';
import { locate } from '../issue-calls.ts';
import { isSelf, throughSelf } from '../own.ts';
import { isObject, objectIn, textIn, timeIn } from '../payload.ts';
import { times } from '../times.ts';

const PER_PAGE = 100;
/** The first page and the newest ones: a thousand events. */
const MAX_PAGES = 10;
const { precisionMs } = times['*'];

/** What happened to an issue, by its log of events, and that it was opened, by itself. The newest first. */
export async function history(
  asked: Issue,
  ticket: TicketRef,
  self: readonly string[],
): Promise<readonly Occurrence[]> {
  const { issue, address } = await locate(asked, ticket);
  const events = await eventsOf({ ...asked, address });
  const occurrences = [opened(issue, self), ...events.map((event) => occurrence(event, self))];
  return occurrences
    .filter((one) => one !== undefined)
    .toReversed()
    .toSorted((a, b) => b.at - a.at);
}

/** GitHub lists the oldest first, and cannot be asked otherwise. */
async function eventsOf(issue: Issue): Promise<readonly JsonObject[]> {
  const first = await page(issue, 1);
  const newest: (readonly JsonObject[])[] = [];
  for (let one = first.last; one > 1 && newest.length < MAX_PAGES - 1; one--)
    newest.unshift((await page(issue, one)).events);
  return [first.events, ...newest].flat();
}

async function page({ request, address }: Issue, number: number) {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const { data, headers }: { data: unknown; headers: { link?: string } } = await request(route, {
    ...address,
    per_page: PER_PAGE,
    page: number,
  });
  const last = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(headers.link ?? '')?.[1];
  const events = Array.isArray(data) ? data.filter(isObject) : [];
  return { events, last: Number(last ?? number) };
}

/** Whoever wrote the issue, as the webhook of it says. */
function opened(issue: JsonObject, self: readonly string[]): Occurrence | undefined {
  const at = timeIn(issue, 'created_at');
  const actor = actorOf(objectIn(issue, 'user'), standingOf(issue)) ?? GHOST;
  const own = isSelf(actor, self) || throughSelf(issue, self);
  return at === undefined ? undefined : { change: { kind: 'opened' }, actor, own, at, precisionMs };
}

function occurrence(event: JsonObject, self: readonly string[]): Occurrence | undefined {
  const change = changeIn(event);
  const at = timeIn(event, 'created_at');
  // Who assigns is told apart: `actor` may be whom it was assigned to.
  const by = change?.kind === 'assigned' ? objectIn(event, 'assigner') : undefined;
  const actor = actorOf(by ?? objectIn(event, 'actor')) ?? GHOST;
  if (!change || at === undefined) return undefined;
  return { change, actor, own: isSelf(actor, self), at, precisionMs };
}

function changeIn(event: JsonObject): Occurrence['change'] | undefined {
  const name = (holder: string, field: string) => textIn(objectIn(event, holder) ?? {}, field);
  switch (textIn(event, 'event')) {
    case 'labeled': {
      const label = name('label', 'name');
      return label ? { kind: 'labeled', label } : undefined;
    }
    case 'assigned': {
      const assignee = name('assignee', 'login');
      return assignee ? { kind: 'assigned', assignee } : undefined;
    }
    case 'reopened':
      return { kind: 'reopened' };
    default:
      return undefined;
  }
}
