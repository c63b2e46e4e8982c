import type { EmitterWebhookEvent } from '@octokit/webhooks';
import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { standingOf } from './actor.ts';
import { occurredAt } from './occurred-at.ts';
import { isSelf, throughSelf } from './own.ts';
import { objectIn, textIn } from './payload.ts';
import { missing, subjectOf } from './subject.ts';
import { isPullRequest } from './ticket.ts';

type Action = EmitterWebhookEvent<'issues'>['payload']['action'];

/** What each action changes; a text instead is the field that it should have had. */
const CHANGES: { readonly [A in Action]?: (payload: JsonObject) => Change | string } = {
  opened: () => ({ kind: 'opened' }),
  edited: () => ({ kind: 'edited' }),
  closed: () => ({ kind: 'closed' }),
  reopened: () => ({ kind: 'reopened' }),
  deleted: () => ({ kind: 'deleted' }),
  transferred: () => ({ kind: 'transferred' }),
  labeled: (payload) => labelChange('labeled', payload),
  unlabeled: (payload) => labelChange('unlabeled', payload),
  assigned: (payload) => assigneeChange('assigned', payload),
  unassigned: (payload) => assigneeChange('unassigned', payload),
};
const BY_ACTION = new Map(Object.entries(CHANGES));

/** An `issues` event. Labels that an issue was opened with are on its ticket already. */
export function readIssues(payload: JsonObject, connection: Connection): Reading {
  // The header that calls it `issues` is not signed; the payload of a comment is another event's.
  if (Object.hasOwn(payload, 'comment')) return { invalid: 'field_invalid', field: 'comment' };
  const action = textIn(payload, 'action');
  if (!action) return missing('action');
  const name = `issues.${action}`;
  const subject = subjectOf(payload, connection);
  if ('invalid' in subject) return subject;
  const { issue, ticket, actor } = subject;
  if (isPullRequest(issue)) return { ignored: 'pull_request', name, readableId: ticket.readableId };
  const change = BY_ACTION.get(action)?.(payload);
  if (!change) return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  if (typeof change === 'string') return missing(change);
  const time = occurredAt(name, payload);
  if ('invalid' in time) return time;
  // Only who writes is the author: whoever labels is in `sender` alone.
  const writes = change.kind === 'opened' && actor.id === ticket.author.id;
  return {
    event: {
      name,
      ticket,
      actor: writes ? { ...actor, standing: standingOf(issue) } : actor,
      own:
        isSelf(actor, connection.self) ||
        (change.kind === 'opened' && throughSelf(issue, connection.self)) ||
        // What we made for a program; our token may be a person's. Whoever copies the marker only silences their own ticket.
        (writes && hasAnyMarker(ticket.description)),
      changes: [change],
      ...time,
    },
  };
}

function labelChange(kind: 'labeled' | 'unlabeled', payload: JsonObject): Change | string {
  const label = objectIn(payload, 'label');
  const name = label && textIn(label, 'name');
  return name ? { kind, label: name } : 'label.name';
}

function assigneeChange(kind: 'assigned' | 'unassigned', payload: JsonObject): Change | string {
  const assignee = objectIn(payload, 'assignee');
  const login = assignee && textIn(assignee, 'login');
  return login ? { kind, assignee: login } : 'assignee.login';
}
