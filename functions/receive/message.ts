import type { Message } from '../../shared/core/changes/message.ts';
import {
  deliver,
  forgetKeys,
  KEYS_KEPT,
  keep,
  whyNotDelivered,
} from '../../shared/core/changes/message.ts';
import type { Head } from '../../shared/core/head.ts';
import type { Intent } from '../../shared/core/intent.ts';
import type { Content, Recorded } from '../../shared/core/ledger.ts';
import { isListed } from '../../shared/core/listed.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { commentKey } from './comment-key.ts';
import type { ReceiveDeps } from './deps.ts';
import { entryOf } from './entry.ts';
import { isExpired } from './expired.ts';
import { note } from './note.ts';
import type { Taken } from './receive.ts';
import { settle } from './settle.ts';

type MessageIntent = Extract<Intent, { kind: 'message' }>;

const decoder = new TextDecoder();

/** Not every sender repeats a delivery that was answered 503. */
const TRIES = 4;

/**
 * Puts a person's words into the inbox of the running task, once they are scanned; where the agent asked, they are the answer. Only
 * members and the starter steer: nobody asks the tracker for a permission before the agent reads it. `before` says that a start, which
 * this turned out to be no more, has recorded the delivery with its text.
 */
export async function message(
  intent: MessageIntent,
  taken: Taken,
  deps: ReceiveDeps,
  before?: Recorded,
): Promise<Receipt> {
  if (!(await maySteer(intent, taken, deps))) {
    const code = 'not_permitted_to_steer';
    return before ? settle(taken, code, deps, before) : note({ ...taken, ignored: code }, deps);
  }
  const content = contentOf(intent, taken, deps);
  const allowed = content.verdict.decision === 'allow';
  const entry = entryOf(
    taken,
    allowed ? 'accepted' : 'rejected',
    allowed ? 'message_delivered' : 'message_flagged',
    intent.project.name,
  );
  const recorded = before ?? (await deps.ledger.record(entry, content));
  if (recorded === 'known' && (await isExpired(taken, deps)))
    return settle(taken, 'expired', deps, 'recorded');
  if (recorded === 'tooLarge') return settle(taken, 'message_too_large', deps, recorded);
  if (!allowed) return settle(taken, 'message_flagged', deps, recorded);
  return put(messageOf(intent, taken), taken, recorded, deps);
}

/**
 * A mention that may start a task is, while one runs, a message to it: handed over at once where that needs no question asked. `undefined`
 * where it did not; the head then has to be read to learn what it is.
 */
export async function handOn(
  intent: MessageIntent,
  taken: Taken,
  deps: ReceiveDeps,
): Promise<Receipt | undefined> {
  const { actor, ticket } = taken.event;
  if (!isTrusted(intent, taken)) return undefined;
  if (contentOf(intent, taken, deps).verdict.decision !== 'allow') return undefined;
  const change = deliver(messageOf(intent, taken), actor.name, deps.now());
  const running = await deps.heads.write(ticket.key, change);
  if (!running) return undefined;
  await deps.shows.send({ ticket: ticket.key });
  return delivered(running, taken);
}

function isTrusted({ project }: MessageIntent, { event: { actor } }: Taken): boolean {
  return actor.standing === 'member' || isListed(project.authorize.users, actor);
}

async function maySteer(intent: MessageIntent, taken: Taken, deps: ReceiveDeps): Promise<boolean> {
  if (isTrusted(intent, taken)) return true;
  const { actor, ticket } = taken.event;
  return (await deps.heads.read(ticket.key))?.starter?.id === actor.id;
}

function contentOf(
  { text, project }: MessageIntent,
  { event, delivery }: Taken,
  deps: ReceiveDeps,
): Content {
  const { actor, ticket } = event;
  const verdict = deps.scan({ text, author: actor.name, labels: ticket.labels }, project.scan);
  return { ticket, actor, text, verdict, raw: decoder.decode(delivery.body) };
}

function messageOf(intent: MessageIntent, { event, delivery, verified }: Taken): Message {
  return {
    content: { connection: delivery.connection, key: verified.key },
    key: commentKey(intent.comment),
    at: event.at + event.precisionMs - 1,
  };
}

async function put(
  wanted: Message,
  taken: Taken,
  recorded: Recorded,
  deps: ReceiveDeps,
): Promise<Receipt> {
  const { key } = taken.event.ticket;
  for (let tries = 0; tries < TRIES; tries++) {
    const by = taken.event.actor.name;
    const running = await deps.heads.write(key, deliver(wanted, by, deps.now()));
    if (running) {
      await deps.shows.send({ ticket: key });
      return delivered(running, taken);
    }
    const waiting = await deps.heads.write(key, keep(wanted));
    if (waiting) return delivered(waiting, taken);
    const head = await deps.heads.read(key);
    const why = whyNotDelivered(head, wanted);
    if (why !== 'full') return settle(taken, why, deps, recorded, head);
    // Full of old keys, or it began to run between the two writes.
    if (head && (head.keys?.length ?? 0) >= KEYS_KEPT)
      await deps.heads.write(key, forgetKeys(head));
  }
  throw new Error(`ticket ${key} was changed by others ${TRIES} times in a row`);
}

function delivered(head: Head, taken: Taken): Receipt {
  return {
    outcome: 'accepted',
    reason: 'message_delivered',
    status: 200,
    delivery: taken.verified.key,
    taskId: taskId(head.key, head.epoch),
  };
}
