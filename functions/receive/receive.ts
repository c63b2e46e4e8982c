import { covers } from '../../shared/core/accounts.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { decide } from '../../shared/core/decide.ts';
import type { Delivery } from '../../shared/core/delivery.ts';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import type { Event } from '../../shared/core/event.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import type { Tracker, Verified } from '../../shared/core/tracker.ts';
import { carryOut } from './carry-out.ts';
import type { ReceiveDeps } from './deps.ts';
import { note } from './note.ts';
import { withinLimits } from './within-limits.ts';

/** A delivery that was verified and read. */
export interface Read {
  readonly delivery: Delivery;
  readonly connection: Connection;
  readonly tracker: Tracker;
  readonly verified: Verified;
  readonly event: Event;
}

/** One that was decided on: what each intent is carried out with. */
export interface Taken extends Read {
  /** The projects whose task is to be judged otherwise, see `otherMinds`. */
  readonly others: readonly string[];
}

/**
 * Takes one delivery in: verify the bytes, read, decide, scan, record, enqueue, answer. A 2xx means that it is durable; whatever
 * throws is answered 5xx by the caller, and the sender's repetition finishes what this one began.
 */
export async function receive(delivery: Delivery, deps: ReceiveDeps): Promise<Receipt> {
  if (delivery.body.byteLength > MAX_BODY_BYTES) return refuse('body_too_large');
  const config = await deps.config.read().catch(() => undefined);
  if (!config) return refuse('config_unavailable');
  const connection = config.connections.find((each) => each.name === delivery.connection);
  const tracker = deps.trackers.find((each) => each.name === connection?.tracker);
  if (!connection || !tracker || tracker.polledOnly) return refuse('unknown_connection');
  const unreadable = mediaProblem(delivery.headers, tracker.accepts);
  if (unreadable) return refuse(unreadable);
  const verified = tracker.verify(delivery, connection, deps.now());
  if ('refused' in verified) return refuse(verified.refused);

  const reading = withinLimits(tracker.read(delivery, connection, verified));
  if (!('event' in reading)) return note({ delivery, verified, ...reading }, deps);
  const taken = { delivery, connection, tracker, verified, event: reading.event };
  if (tracker.needsRule && !covers(connection.accounts, reading.event.ticket.account)) {
    return note({ ...taken, invalid: 'account_not_allowed' }, deps);
  }
  const intent = decide(reading.event, connection, config.projects);
  return carryOut(intent, taken, config.projects, deps);
}

/** Compressed bodies are not inflated for somebody who was not verified, and other types are not guessed at. */
function mediaProblem(headers: Headers, accepts: readonly string[]): ReasonCode | undefined {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') return 'content_encoded';
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return accepts.includes(type) ? undefined : 'unsupported_media_type';
}

function refuse(code: ReasonCode): Receipt {
  const { status } = reason(code);
  return {
    outcome: 'refused',
    reason: code,
    status,
    ...(status === 503 ? { retryAfterSeconds: 30 } : {}),
  };
}
