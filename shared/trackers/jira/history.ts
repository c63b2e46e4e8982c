import type { BackendOptions } from '../../core/backend.ts';
import type { Change } from '../../core/event.ts';
import type { Occurrence } from '../../core/poller.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text, texts } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { issueNow, issuePath, timeOf } from './calls.ts';
import { itemChanges } from './item-changes.ts';
import { PRECISION_MS } from './letter.ts';
import type { Changelog, Fields, Item, User } from './payload.ts';
import { NOBODY, userOf } from './who.ts';

const PER_PAGE = 100;
/** The newest five hundred changes: what brought an issue to where it stands is rarely older. */
const MAX_PAGES = 5;

/** An issue's past, the newest first: its changelog, which lists the oldest first, and its creation. */
export async function history(
  ask: Ask,
  ticket: TicketRef,
  connection: BackendOptions['connection'],
): Promise<readonly Occurrence[]> {
  const issue = await issueNow(ask, ticket, ['created', 'creator', 'labels', 'assignee']);
  const fields = part<Fields>(issue.fields);
  const logged = await changelog(ask, ticket);
  const made = { author: fields.creator, created: fields.created };
  return [
    ...logged.flatMap((entry) => occurrences(entry, itemChanges(entry), connection)),
    ...occurrences(made, [{ kind: 'opened' }, ...madeWith(fields, logged)], connection),
  ].toSorted((a, b) => b.at - a.at);
}

/** What an issue was made with, which nothing logs: what the first change of it replaced, or what it still has. */
function madeWith(
  { labels, assignee }: Unproven<Fields>,
  logged: readonly Unproven<Changelog>[],
): readonly Change[] {
  const items = logged.flatMap((entry) => parts<Item>(entry.items));
  const first = (field: string) =>
    items.find(({ fieldId, field: name }) => (fieldId ?? name) === field);
  const [labelled, assigned] = [first('labels'), first('assignee')];
  const on = labelled ? (text(labelled.fromString) ?? '') : (texts(labels) ?? []).join(' ');
  const whom = assigned ? assigned.from : part<User>(assignee).accountId;
  return itemChanges({
    items: [
      { field: 'labels', toString: on },
      { field: 'assignee', to: whom },
    ],
  });
}

async function changelog(ask: Ask, ticket: TicketRef): Promise<readonly Unproven<Changelog>[]> {
  const page = async (startAt: number) => {
    const path = `${issuePath(ticket)}/changelog`;
    const query = { startAt, maxResults: PER_PAGE };
    const { body } = await ask({ what: 'reading the changelog', method: 'GET', path, query });
    return part<{ values: unknown; total: unknown }>(body);
  };
  const first = await page(0);
  const total = Number(first.total ?? 0);
  const found = [...parts<Changelog>(first.values)];
  const oldest = Math.max(found.length, total - (MAX_PAGES - 1) * PER_PAGE);
  for (let startAt = oldest; startAt < total; startAt += PER_PAGE)
    found.push(...parts<Changelog>((await page(startAt)).values));
  return found;
}

function occurrences(
  { author, created }: { readonly author?: unknown; readonly created?: unknown },
  changes: readonly Change[],
  { self = [] }: BackendOptions['connection'],
): readonly Occurrence[] {
  const at = timeOf(created);
  if (at === undefined) return [];
  const actor = userOf(author) ?? NOBODY;
  const own = self.includes(actor.id);
  return changes
    .filter(mayStart)
    .map((change) => ({ change, actor, own, at, precisionMs: PRECISION_MS }));
}

const STARTING: readonly Change['kind'][] = ['opened', 'reopened', 'labeled', 'assigned', 'moved'];

function mayStart(change: Change): change is Occurrence['change'] {
  return STARTING.includes(change.kind);
}
