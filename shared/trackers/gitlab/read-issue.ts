import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { isSelf } from './actor.ts';
import { changesIn } from './changes-in.ts';
import { moment, PRECISION_MS } from './moment.ts';
import type { Attributes, Payload } from './payload.ts';
import { subjectOf } from './subject.ts';
import { missing } from './unreadable.ts';

/** What an action changes by itself, whatever else the same update changed. */
const ACTIONS: ReadonlyMap<string, readonly Change[]> = new Map<string, readonly Change[]>([
  ['open', [{ kind: 'opened' }]],
  ['close', [{ kind: 'closed' }]],
  ['reopen', [{ kind: 'reopened' }]],
  ['update', []],
]);

/** Something that happened to an issue, a task, an incident. An epic is of a group, and has no repository. */
export function readIssue(
  payload: Unproven<Payload>,
  kind: string,
  connection: Connection,
): Reading {
  const attributes = part<Attributes>(payload.object_attributes);
  const action = text(attributes.action);
  const name = action === undefined ? kind : `${kind}.${action}`;
  if (payload.project === undefined || payload.project === null)
    return { ignored: 'event_not_handled', name };
  const subject = subjectOf(payload, 'object_attributes', connection);
  if ('invalid' in subject) return subject;
  const { ticket, actor } = subject;
  const acted = action === undefined ? undefined : ACTIONS.get(action);
  if (!acted) return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  const at = moment(attributes.updated_at);
  if (at === undefined) return missing('object_attributes.updated_at');
  return {
    event: {
      name,
      ticket,
      actor,
      // What we made for a program; our token may be a person's. Whoever copies the marker only silences their own ticket.
      own:
        isSelf(actor, connection) ||
        (action === 'open' && actor.id === ticket.author.id && hasAnyMarker(ticket.description)),
      changes: action === 'open' ? acted : [...acted, ...changesIn(payload)],
      at,
      precisionMs: PRECISION_MS,
    },
  };
}
