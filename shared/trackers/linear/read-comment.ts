import type { Actor } from '../../core/actor.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import { isOwnId } from './own-id.ts';
import type { Comment, Issue } from './payload.ts';
import { glimpsedTicketOf } from './ticket.ts';
import { actorOf, isSelf, NOBODY, userOf } from './who.ts';

/** `Comment`: written, or its text changed. Comments on documents, projects and updates are none of ours. */
export const readComment: Reader = ({ name, action, payload, connection, account, at }) => {
  const data: Unproven<Comment> = part(payload.data);
  const issue: Unproven<Issue> = part(data.issue);
  const issueId = text(issue.id) ?? text(data.issueId);
  if (issueId === undefined) return { ignored: 'event_not_handled', name };
  const url = text(payload.url);
  const ticket = glimpsedTicketOf(issueId, issue, { connection: connection.name, account, url });
  const { readableId } = ticket;
  if (action !== 'create' && action !== 'update') {
    return { ignored: 'action_not_handled', name, readableId };
  }
  const before = part<Comment>(payload.updatedFrom).body;
  if (action === 'update' && (before === undefined || before === data.body)) {
    return { ignored: 'not_a_trigger', name, readableId };
  }
  const id = text(data.id);
  if (id === undefined) return { invalid: 'field_missing', field: 'data.id' };
  const actor = actorOf(payload.actor) ?? writer(data) ?? NOBODY;
  const updatedAt = text(data.updatedAt) ?? new Date(at).toISOString();
  const comment = { id, text: text(data.body) ?? '', updatedAt };
  const edited = action === 'update' ? { before: text(before) ?? '' } : {};
  return {
    event: {
      name,
      ticket,
      actor,
      own: isSelf(actor, connection) || isOwnId(id),
      changes: [{ kind: 'commented', comment, ...edited }],
      at,
      precisionMs: PRECISION_MS,
    },
  };
};

/** Who wrote it, where the event names no actor. Somebody who wrote through a synced thread is no member of the workspace. */
function writer(data: Unproven<Comment>): Actor | undefined {
  const outside = userOf(data.externalUser);
  if (outside) return { ...outside, standing: 'stranger' };
  return userOf(data.user) ?? userOf({ id: data.userId });
}
