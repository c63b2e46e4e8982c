import type { Message, WayIn } from '../core/changes/message.ts';
import { deliver, wayIn } from '../core/changes/message.ts';
import { Fault } from '../core/fault.ts';
import type { Head } from '../core/head.ts';
import type { Intent } from '../core/intent.ts';
import { judge } from '../core/judge.ts';
import type { Content, Recorded } from '../core/ledger.ts';
import { personOf } from '../core/listed.ts';
import { answer } from './answer.ts';
import { isTrusted, messageBreaker } from './asker.ts';
import { commentKey } from './comment-key.ts';
import type { IntakeDeps } from './deps.ts';
import type { Before, Done } from './done.ts';
import { entryOf } from './entry.ts';
import { isExpired } from './expired.ts';
import { spared, sparing } from './other-minds.ts';
import { settle } from './settle.ts';
import type { Taken } from './taken.ts';
import { tellOnce } from './tell-once.ts';

type MessageIntent = Extract<Intent, { kind: 'message' }>;

const decoder = new TextDecoder();

/** Not every sender repeats a delivery that was answered 503. */
const TRIES = 4;

/**
 * Puts a person's words into the inbox of the running task, once they are scanned; where the agent asked, they are the answer. Only
 * members and the starter steer: nobody asks the tracker for a permission before the agent reads it. `before` is what this was
 * taken for: a start, or words to a task of another project.
 */
export async function message(
  intent: MessageIntent,
  taken: Taken,
  deps: IntakeDeps,
  before?: Before,
): Promise<Done> {
  if (before && spared(before.head, taken.others)) return { anothers: before };
  const content = contentOf(intent, taken, deps);
  const allowed = content.verdict.decision === 'allow';
  if (!allowed && !before && taken.others.length > 0) {
    const head = spared(await deps.heads.read(taken.event.ticket.key), taken.others);
    if (head) return { anothers: { head } };
  }
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

function contentOf(
  { text, project }: MessageIntent,
  { event, delivery }: Taken,
  deps: IntakeDeps,
): Content {
  const { actor, ticket } = event;
  const input = { text, author: actor.name, labels: ticket.labels };
  // The agent hears who says it, and people choose what they are called.
  const verdict = judge(deps.scan, input, '', project.scan, [actor.name]);
  return { ticket, actor, text, verdict, raw: decoder.decode(delivery.body) };
}

function messageOf(intent: MessageIntent, taken: Taken): Message {
  const { event, delivery, verified } = taken;
  return {
    content: { connection: delivery.connection, key: verified.key },
    key: commentKey(intent.comment),
    at: event.at + event.precisionMs - 1,
    by: personOf(event.actor),
    onlyOwn: !isTrusted(intent.project, event.actor),
    breaker: messageBreaker(intent.project, taken),
  };
}

/** One write, to a running task where the head is not known yet; more only after a lost race, or to forget old keys. */
async function put(
  wanted: Message,
  taken: Taken,
  recorded: Recorded,
  deps: IntakeDeps,
  known?: Head,
): Promise<Done> {
  const { others } = taken;
  const { key } = taken.event.ticket;
  const running = { write: deliver(wanted, deps.now()), next: 'show' } as const;
  let way: WayIn = known ? wayIn(wanted, known, deps.now()) : running;
  for (let tries = 0; tries < TRIES; tries++) {
    if ('why' in way) {
      if (way.why === 'bots_alone' && way.head && wanted.breaker)
        await tellOnce(way.head, wanted.breaker, 'message', deps);
      return settle(taken, way.why, deps, recorded, way.head);
    }
    const result = await deps.heads.tryWrite(key, sparing(way.write, others));
    if ('written' in result && way.next !== 'again') {
      if (way.next === 'show')
        await deps.shows.send({ ticket: key }, { group: result.written.project });
      return answer('message_delivered', taken, result.written);
    }
    const head = 'refusedBy' in result ? spared(result.refusedBy, others) : undefined;
    if (head) return { anothers: { head, recorded } };
    way = wayIn(wanted, 'written' in result ? result.written : result.refusedBy, deps.now());
  }
  throw new Fault(`ticket ${key} was changed by others ${TRIES} times in a row`);
}
