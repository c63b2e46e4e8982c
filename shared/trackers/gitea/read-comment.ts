import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { isSelf } from './actor.ts';
import { idOf } from './id-of.ts';
import type { Comment, Payload } from './payload.ts';
import { subjectOf } from './subject.ts';
import { isPullRequest } from './ticket.ts';
import { PRECISION_MS, timeOf } from './times.ts';
import { missing } from './unreadable.ts';

const TIME = new Map([
  ['created', 'created_at'],
  ['edited', 'updated_at'],
] as const);

/** A comment on an issue. Pull requests have such comments too. */
export function readComment(payload: Unproven<Payload>, connection: Connection): Reading {
  const action = text(payload.action);
  if (action === undefined) return missing('action');
  const name = `issue_comment.${action}`;
  const subject = subjectOf(payload, connection);
  if ('invalid' in subject) return subject;
  const { issue, ticket, actor } = subject;
  const { readableId } = ticket;
  if (payload.is_pull === true || isPullRequest(issue))
    return { ignored: 'pull_request', name, readableId };
  if (action !== 'created' && action !== 'edited')
    return { ignored: 'action_not_handled', name, readableId };
  const comment = part<Comment>(payload.comment);
  const id = idOf(comment.id);
  if (id === undefined) return missing('comment.id');
  const field = TIME.get(action) ?? 'created_at';
  const at = timeOf(comment[field]);
  if (at === undefined) return missing(`comment.${field}`);
  const words = text(comment.body) ?? '';
  const updatedAt = text(comment.updated_at) ?? new Date(at).toISOString();
  const change: Change = {
    kind: 'commented',
    comment: { id: String(id), text: words, updatedAt },
  };
  return {
    event: {
      name,
      ticket,
      actor,
      own: isSelf(actor, connection) || hasAnyMarker(words),
      changes: [action === 'edited' ? { ...change, before: before(payload) ?? words } : change],
      at,
      precisionMs: PRECISION_MS,
    },
  };
}

/** The text that an edit replaced; `undefined` where it changed something else. */
function before({ changes }: Unproven<Payload>): string | undefined {
  const { body } = part<Payload['changes']>(changes);
  const { from } = part<Payload['changes']['body']>(body);
  return typeof from === 'string' ? from.toWellFormed() : undefined;
}
