import type { BackendOptions } from '../../core/backend.ts';
import type { Change } from '../../core/event.ts';
import type { Occurrence } from '../../core/poller.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { storyPath } from './calls.ts';
import { idOf } from './id-of.ts';
import { moment } from './moment.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import type { Action, Payload } from './payload.ts';
import { storyChanges } from './story-changes.ts';
import { memberOf, NOBODY } from './who.ts';

/** A story's past, the newest first: entries of it are what webhooks sent of it, to the same millisecond. */
export async function history(
  ask: Ask,
  ticket: TicketRef,
  connection: BackendOptions['connection'],
): Promise<readonly Occurrence[]> {
  const path = `${storyPath(ticket)}/history`;
  const { body } = await ask({ what: 'reading the history', method: 'GET', path });
  return parts<Payload>(body)
    .flatMap((entry) => occurrences(entry, ticket.id, connection))
    .toSorted((a, b) => b.at - a.at);
}

function occurrences(
  entry: Unproven<Payload>,
  story: string,
  { self = [] }: BackendOptions['connection'],
): readonly Occurrence[] {
  const time = moment(entry.changed_at);
  if (!time) return [];
  const names = namesOf(entry);
  const actor = memberOf(entry.member_id, text(entry.actor_name)) ?? NOBODY;
  return parts<Action>(entry.actions)
    .filter(({ entity_type, id }) => entity_type === 'story' && idOf(id) === story)
    .flatMap((action) => [...storyChanges(action, names), ...madeWith(action, names)])
    .filter(mayStart)
    .map((change) => ({ change, actor, own: self.includes(actor.id), ...time }));
}

/** What a new story was made with, which its creation alone tells. */
function madeWith(action: Unproven<Action>, names: Names): readonly Change[] {
  const { label_ids, owner_ids } = action;
  const changes = { label_ids: { adds: label_ids }, owner_ids: { adds: owner_ids } };
  return action.action === 'create' ? storyChanges({ changes }, names) : [];
}

const STARTING: readonly Change['kind'][] = ['opened', 'reopened', 'labeled', 'assigned', 'moved'];

function mayStart(change: Change): change is Occurrence['change'] {
  return STARTING.includes(change.kind);
}
