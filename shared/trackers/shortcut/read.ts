import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import { commentChange } from './comment-change.ts';
import { hasAnyMarker } from './marker.ts';
import { moment } from './moment.ts';
import { namesOf } from './names.ts';
import type { Action, Payload } from './payload.ts';
import { storiesIn } from './stories-in.ts';
import { storyChanges } from './story-changes.ts';
import { toldTicket } from './told-ticket.ts';
import { memberOf, NOBODY } from './who.ts';

/**
 * Reads what a delivery says of one story: of the first that something happened to which may start, stop or steer. Several come only from
 * a change to many stories at once; the others are found where they are looked at.
 */
export function read(payload: Unproven<Payload>, connection: Connection): Reading {
  const actions = parts<Action>(payload.actions);
  const [first] = actions;
  if (!first) return { invalid: 'field_missing', field: 'actions' };
  const time = moment(payload.changed_at);
  if (!time) return { invalid: 'field_missing', field: 'changed_at' };
  const names = namesOf(payload);
  const told = storiesIn(actions).map((story) => ({
    story,
    changes: [
      ...(story.comment ? commentChange(story.comment, payload) : []),
      // A label without a name is taken for ours: dispatch looks whether it is.
      ...story.actions.flatMap((each) => storyChanges(each, names, connection.labels.trigger)),
    ],
  }));
  const best = told.find(({ changes }) => changes.some(matters)) ?? told[0];
  if (!best) return { ignored: 'event_not_handled', name: nameOf(first) };
  const { story, changes } = best;
  const name = nameOf(story.comment ?? story.actions[0] ?? first);
  const ticket = toldTicket(story, changes, names, connection);
  if (changes.length === 0) {
    const code = story.comment ? 'action_not_handled' : 'not_a_trigger';
    return { ignored: code, name, readableId: ticket.readableId };
  }
  const actor =
    memberOf(payload.member_id, text(payload.actor_name)) ??
    memberOf(story.comment?.author_id) ??
    NOBODY;
  const own = connection.self.includes(actor.id) || hasAnyMarker(text(story.comment?.text) ?? '');
  return { event: { name, ticket, actor, own, changes, ...time } };
}

function matters({ kind }: Change): boolean {
  return kind !== 'edited';
}

function nameOf({ entity_type, action }: Unproven<Action>): string {
  return `${text(entity_type) ?? 'entity'}.${text(action) ?? 'change'}`;
}
