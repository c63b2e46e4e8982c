import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { text } from '../body/unproven.ts';
import { isSelf } from './actor.ts';
import type { Payload } from './payload.ts';
import { subjectOf } from './subject.ts';
import { isPullRequest } from './ticket.ts';
import { PRECISION_MS, timeOf, times } from './times.ts';
import { missing } from './unreadable.ts';

/**
 * What each action changes. None names the label or the person that it is about; the ticket shows what is on it. `label_updated` shows
 * the labels as they are now, so each of them may be the one that was set; which one went, nobody tells, and a look at the ticket finds
 * it. `label_cleared` still shows those that it took off.
 */
const CHANGES: Readonly<Record<string, (ticket: Ticket) => readonly Change[]>> = {
  opened: () => [{ kind: 'opened' }],
  edited: () => [{ kind: 'edited' }],
  closed: () => [{ kind: 'closed' }],
  reopened: () => [{ kind: 'reopened' }],
  deleted: () => [{ kind: 'deleted' }],
  label_updated: ({ labels }) => labels.map((label) => ({ kind: 'labeled', label })),
  label_cleared: ({ labels }) => labels.map((label) => ({ kind: 'unlabeled', label })),
  assigned: ({ assignees }) => [{ kind: 'assigned', assignee: assignees.at(-1) ?? '' }],
  unassigned: () => [{ kind: 'unassigned', assignee: '' }],
};
const BY_ACTION = new Map(Object.entries(CHANGES));

/** Something that happened to an issue. */
export function readIssue(payload: Unproven<Payload>, connection: Connection): Reading {
  const action = text(payload.action);
  if (action === undefined) return missing('action');
  const name = `issues.${action}`;
  const subject = subjectOf(payload, connection);
  if ('invalid' in subject) return subject;
  const { issue, ticket, actor } = subject;
  if (isPullRequest(issue)) return { ignored: 'pull_request', name, readableId: ticket.readableId };
  const changes = BY_ACTION.get(action)?.(ticket);
  if (!changes) return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  const at = timeOf(issue.updated_at);
  if (at === undefined) return missing(times['*'].field);
  return {
    event: {
      name,
      ticket: action === 'label_cleared' ? { ...ticket, labels: [] } : ticket,
      actor,
      // What we made for a program; our token may be a person's. Whoever copies the marker only silences their own ticket.
      own:
        isSelf(actor, connection) ||
        (action === 'opened' && actor.id === ticket.author.id && hasAnyMarker(ticket.description)),
      changes,
      at,
      precisionMs: PRECISION_MS,
    },
  };
}
