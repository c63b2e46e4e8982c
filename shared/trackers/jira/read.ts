import type { Connection } from '../../core/connection.ts';
import type { Reading } from '../../core/tracker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Reader } from './letter.ts';
import type { Issue, Payload } from './payload.ts';
import { siteIn, siteOf } from './place.ts';
import { readComment } from './read-comment.ts';
import { readIssue } from './read-issue.ts';
import { ticketOf } from './ticket.ts';

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['jira:issue_created', readIssue],
  ['jira:issue_updated', readIssue],
  ['jira:issue_deleted', readIssue],
  ['comment_created', readComment],
  ['comment_updated', readComment],
]);

/** The largest time there is. */
const LAST_MS = 8.64e15;

export function read(payload: Unproven<Payload>, connection: Connection): Reading {
  const name = text(payload.webhookEvent);
  if (name === undefined) return { invalid: 'field_missing', field: 'webhookEvent' };
  const issue: Unproven<Issue> = part(payload.issue);
  const reader = READERS.get(name);
  if (!reader) {
    const key = text(issue.key);
    const isComment = name.startsWith('comment_');
    return {
      ignored: isComment ? 'action_not_handled' : 'event_not_handled',
      name,
      ...(key !== undefined && { readableId: `jira:${key}` }),
    };
  }
  const at = payload.timestamp;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || Math.abs(at) > LAST_MS)
    return { invalid: 'field_missing', field: 'timestamp' };
  const id = text(issue.id);
  if (id === undefined || !/^\d+$/.test(id)) return { invalid: 'field_missing', field: 'issue.id' };
  const mentionOf = (account: string) =>
    connection.self.includes(account) ? `@${connection.mention}` : undefined;
  const place = { connection: connection.name, site: siteIn(issue.self) ?? siteOf(connection) };
  const ticket = ticketOf(id, issue, place, mentionOf);
  return reader({ name, payload, connection, ticket, mentionOf, at });
}
