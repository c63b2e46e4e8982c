import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import type { Issue } from './payload.ts';

const ISSUE_ID = /^[1-9]\d{0,17}$/;

/** What a look and a poll read of an issue. */
export const FIELDS = [
  'summary',
  'description',
  'labels',
  'assignee',
  'creator',
  'status',
  'issuetype',
  'priority',
  'project',
  'created',
  'updated',
] as const;

/** The path of a ticket's issue: by its id, which it keeps wherever it is moved. */
export function issuePath({ id }: Pick<TicketRef, 'id'>): string {
  if (!ISSUE_ID.test(id)) throw new BackendError('invalid_argument', 'Expected an issue’s id');
  return `/issue/${id}`;
}

export async function issueNow(
  ask: Ask,
  ticket: TicketRef,
  fields: readonly (typeof FIELDS)[number][] = FIELDS,
): Promise<Unproven<Issue>> {
  const what = 'reading the issue';
  const query = { fields: fields.join(',') };
  const issue = part<Issue>(
    (await ask({ what, method: 'GET', path: issuePath(ticket), query })).body,
  );
  if (text(issue.id) !== ticket.id) throw unreadable(what);
  return issue;
}

/** An answer without what it must have: a proxy's, perhaps. */
export function unreadable(what: string): BackendError {
  return new BackendError('unavailable', `Jira answered ${what} unreadably`);
}

/** A time of Jira's: `2026-11-20T09:11:18.321-0800`. */
export function timeOf(value: unknown): number | undefined {
  const at = Date.parse(text(value) ?? '');
  return Number.isNaN(at) ? undefined : at;
}
