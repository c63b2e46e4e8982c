import type { Message, WayIn } from '../../shared/core/changes/message.ts';
import { deliver, wayIn } from '../../shared/core/changes/message.ts';
import type { Head } from '../../shared/core/head.ts';
import type { Intent } from '../../shared/core/intent.ts';
import type { Content, Recorded } from '../../shared/core/ledger.ts';
import { isListed, personOf } from '../../shared/core/listed.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { answer } from './answer.ts';
import { messageBreaker } from './asker.ts';
import { commentKey } from './comment-key.ts';
import type { ReceiveDeps } from './deps.ts';
import { entryOf } from './entry.ts';
import { isExpired } from './expired.ts';
import type { Taken } from './receive.ts';
import { settle } from './settle.ts';
import { tellOnce } from './tell-once.ts';

type MessageIntent = Extract<Intent, { kind: 'message' }>;

const decoder = new TextDecoder();

/** Not every sender repeats a delivery that was answered 503. */
const TRIES = 4;

/**
 * Puts a person's words into the inbox of the running task, once they are scanned; where the agent asked, they are the answer. Only
 * members and the starter steer: nobody asks the tracker for a permission before the agent reads it. `before` is a start, which
 * this turned out to be no more: it has recorded the delivery with its text, and knows the head that is there instead.
 */
export async function message(
  intent: MessageIntent,
  taken: Taken,
  deps: ReceiveDeps,
  before?: { readonly recorded: Recorded; readonly head: Head },
): Promise<Receipt> {
  const content = contentOf(intent, taken, deps);
  const allowed = content.verdict.decision === 'allow';
  const entry = entryOf(
    taken,
    allowed ? 'accepted' : 'rejected',
    allowed ? 'message_delivered' : 'message_flagged',
    intent.project.name,
  );
  const recorded = before?.recorded ?? (await deps.ledger.record(entry, content));
  if (recorded === 'known' && (await isExpired(taken, deps))) return answer('expired', taken);
  if (recorded === 'tooLarge') return settle(taken, 'message_too_large', deps, recorded);
  if (!allowed) return settle(taken, 'message_flagged', deps, recorded);
  return put(messageOf(intent, taken), taken, recorded, deps, before?.head);
}

function isTrusted({ project }: MessageIntent, { event: { actor } }: Taken): boolean {
  return actor.standing === 'member' || isListed(project.authorize.users, actor);
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

function messageOf(intent: MessageIntent, taken: Taken): Message {
  const { event, delivery, verified } = taken;
  return {
    content: { connection: delivery.connection, key: verified.key },
    key: commentKey(intent.comment),
    at: event.at + event.precisionMs - 1,
    by: personOf(event.actor),
    onlyOwn: !isTrusted(intent, taken),
    breaker: messageBreaker(intent.project, taken),
  };
}

/** One write, to a running task where the head is not known yet; more only after a lost race, or to forget old keys. */
async function put(
  wanted: Message,
  taken: Taken,
  recorded: Recorded,
  deps: ReceiveDeps,
  known?: Head,
): Promise<Receipt> {
  const { key } = taken.event.ticket;
  const running = { write: deliver(wanted, deps.now()), next: 'show' } as const;
  let way: WayIn = known ? wayIn(wanted, known, deps.now()) : running;
  for (let tries = 0; tries < TRIES; tries++) {
    if ('why' in way) {
      if (way.why === 'bots_alone' && way.head && wanted.breaker)
        await tellOnce(way.head, wanted.breaker, 'message', deps);
      return settle(taken, way.why, deps, recorded, way.head);
    }
    const result = await deps.heads.tryWrite(key, way.write);
    if ('written' in result && way.next !== 'again') {
      if (way.next === 'show') await deps.shows.send({ ticket: key });
      return answer('message_delivered', taken, result.written);
    }
    way = wayIn(wanted, 'written' in result ? result.written : result.refusedBy, deps.now());
  }
  throw new Error(`ticket ${key} was changed by others ${TRIES} times in a row`);
}
