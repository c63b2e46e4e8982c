import type { EmitterWebhookEvent } from '@octokit/webhooks';
import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { actorOf, standingOf } from './actor.ts';
import { occurredAt } from './occurred-at.ts';
import { isSelf, throughSelf } from './own.ts';
import { idIn, objectIn, textIn } from './payload.ts';
import { missing, subjectOf } from './subject.ts';
import { isPullRequest } from './ticket.ts';

const HANDLED: readonly string[] = [
  'created',
  'edited',
] satisfies EmitterWebhookEvent<'issue_comment'>['payload']['action'][];

/** An `issue_comment` event. Pull requests have such comments too. */
export function readComment(payload: JsonObject, connection: Connection): Reading {
  const comment = objectIn(payload, 'comment');
  if (!comment) return missing('comment');
  const action = textIn(payload, 'action');
  if (!action) return missing('action');
  const name = `issue_comment.${action}`;
  const subject = subjectOf(payload, connection);
  if ('invalid' in subject) return subject;
  const { issue, ticket, actor } = subject;
  if (isPullRequest(issue)) return { ignored: 'pull_request', name, readableId: ticket.readableId };
  if (!HANDLED.includes(action)) {
    return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  }
  const id = idIn(comment, 'id');
  if (!id) return missing('comment.id');
  const text = textIn(comment, 'body') ?? '';
  const time = occurredAt(name, payload);
  if ('invalid' in time) return time;
  const updatedAt = textIn(comment, 'updated_at') ?? new Date(time.at).toISOString();
  const change: Change = { kind: 'commented', comment: { id: String(id), text, updatedAt } };
  const writes = actorOf(objectIn(comment, 'user'))?.id === actor.id;
  return {
    event: {
      name,
      ticket,
      actor: writes ? { ...actor, standing: standingOf(comment) } : actor,
      own:
        isSelf(actor, connection.self) ||
        throughSelf(comment, connection.self) ||
        hasAnyMarker(text),
      changes: [action === 'edited' ? { ...change, before: textBefore(payload) ?? text } : change],
      ...time,
    },
  };
}

/** The text that an edit replaced; `undefined` where it changed something else. */
function textBefore(payload: JsonObject): string | undefined {
  const changes = objectIn(payload, 'changes');
  const body = changes && objectIn(changes, 'body');
  return body && textIn(body, 'from');
}
