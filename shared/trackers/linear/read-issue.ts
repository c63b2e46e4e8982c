import type { Actor } from '../../core/actor.ts';
import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { labelChanges } from './labels.ts';
import type { Letter, Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import type { Issue, State, User } from './payload.ts';
import { ENDED, isGone, ticketOf } from './ticket.ts';
import { actorOf, isSelf, NOBODY, userOf } from './who.ts';

/** `Issue`: created, changed, removed. One update can hold several changes; one that changes nothing we know of is ignored. */
export const readIssue: Reader = (letter) => {
  const { name, payload, connection, account, at } = letter;
  const issue: Unproven<Issue> = part(payload.data);
  const id = text(issue.id);
  if (id === undefined) return { invalid: 'field_missing', field: 'data.id' };
  const url = text(payload.url);
  const ticket = ticketOf(id, issue, { connection: connection.name, account, url });
  const changes = changesOf(letter, issue);
  if (changes === undefined) {
    return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  }
  if (changes.length === 0)
    return { ignored: 'not_a_trigger', name, readableId: ticket.readableId };
  const actor = actorOf(payload.actor) ?? creator(letter, issue) ?? NOBODY;
  const own = isSelf(actor, connection);
  return { event: { name, ticket, actor, own, changes, at, precisionMs: PRECISION_MS } };
};

/** Before 2024 no event had an actor; who creates an issue is its creator. */
function creator({ action }: Letter, issue: Unproven<Issue>): Actor | undefined {
  return action === 'create'
    ? (userOf(issue.creator) ?? userOf({ id: issue.creatorId }))
    : undefined;
}

function changesOf(letter: Letter, issue: Unproven<Issue>): readonly Change[] | undefined {
  switch (letter.action) {
    case 'create':
      return [{ kind: 'opened' }];
    case 'update':
      return updates(issue, part(letter.payload.updatedFrom), letter);
    case 'remove':
      return [{ kind: 'deleted' }];
    default:
      return undefined;
  }
}

/** `before` holds the old values of what changed, and in an emulator of everything: a field counts when the two differ. */
function updates(
  now: Unproven<Issue>,
  before: Unproven<Issue>,
  { connection }: Letter,
): readonly Change[] {
  const changed = (field: keyof Issue) =>
    Object.hasOwn(before, field) && (before[field] ?? null) !== (now[field] ?? null);
  if (changed('trashed') && isGone(now)) return [{ kind: 'deleted' }];
  return [
    ...(changed('stateId') ? stateChanges(now, before) : []),
    ...(changed('trashed') ? [{ kind: 'reopened' } as const] : []),
    ...labelChanges(now, before, connection),
    ...(changed('assigneeId')
      ? personChanges(before.assignee, before.assigneeId, now.assignee, now.assigneeId)
      : []),
    ...(changed('delegateId') ? personChanges(before.delegate, before.delegateId) : []),
    ...(changed('title') || changed('description') ? [{ kind: 'edited' } as const] : []),
  ];
}

/** The old state's type is not in the payload, but the time at which an issue was ended is, when that changes. */
function stateChanges(now: Unproven<Issue>, before: Unproven<Issue>): readonly Change[] {
  const state: Unproven<State> = part(now.state);
  const status = text(state.name);
  const ended = ENDED.includes(text(state.type) ?? '');
  const hadEnded = Boolean(before.completedAt ?? before.canceledAt);
  return [
    ...(ended ? [{ kind: 'closed' } as const] : []),
    ...(hadEnded && !ended ? [{ kind: 'reopened' } as const] : []),
    ...(status === undefined ? [] : [{ kind: 'moved', status } as const]),
  ];
}

/** Of whoever was assigned before, Linear tells only the id. */
function personChanges(
  old: unknown,
  oldId: unknown,
  next?: unknown,
  nextId?: unknown,
): readonly Change[] {
  const nameOf = (user: unknown, id: unknown) => text(part<User>(user).name) ?? text(id);
  const gone = nameOf(old, oldId);
  const come = nameOf(next, nextId);
  return [
    ...(gone === undefined ? [] : [{ kind: 'unassigned', assignee: gone } as const]),
    ...(come === undefined ? [] : [{ kind: 'assigned', assignee: come } as const]),
  ];
}
