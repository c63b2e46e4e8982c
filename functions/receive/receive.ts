import { covers } from '../../shared/core/accounts.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { decide } from '../../shared/core/decide.ts';
import type { Delivery } from '../../shared/core/delivery.ts';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import { isActive } from '../../shared/core/due.ts';
import type { Event } from '../../shared/core/event.ts';
import type { Intent } from '../../shared/core/intent.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import type { Tracker, Verified } from '../../shared/core/tracker.ts';
import { approval } from './approval.ts';
import type { ReceiveDeps } from './deps.ts';
import { message } from './message.ts';
import { note } from './note.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';
import { withinLimits } from './within-limits.ts';

/** A delivery that was verified, read and decided on: what each intent is carried out with. */
export interface Taken {
  readonly delivery: Delivery;
  readonly connection: Connection;
  readonly tracker: Tracker;
  readonly verified: Verified;
  readonly event: Event;
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
  if (!connection || !tracker) return refuse('unknown_connection');
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
  const intent = await forItsProject(
    decide(reading.event, connection, config.projects),
    taken,
    config.projects,
    deps,
  );
  return carryOut(intent, taken, config.projects, deps);
}

/**
 * What is said to a running task is judged by that task's project, not by the first of several that would listen: their scanners and
 * lists of people differ. One more read, and only on connections with several projects.
 */
async function forItsProject(
  intent: Intent,
  { event, connection }: Taken,
  projects: readonly Project[],
  deps: ReceiveDeps,
): Promise<Intent> {
  const several = projects.filter((each) => each.connection === connection.name).length > 1;
  if (!several || intent.kind === 'nothing' || (intent.kind === 'start' && !intent.comment))
    return intent;
  const head = await deps.heads.read(event.ticket.key);
  const project = projects.find((each) => each.name === head?.project);
  if (!head || !project || !isActive(head) || project.name === intent.project.name) return intent;
  return decide(event, connection, [project]);
}

function carryOut(
  intent: Intent,
  taken: Taken,
  projects: readonly Project[],
  deps: ReceiveDeps,
): Promise<Receipt> {
  switch (intent.kind) {
    case 'start':
      return start(intent, taken, deps);
    case 'stop':
      return stop(intent, taken, deps);
    case 'message':
      return message(intent, taken, deps);
    case 'approve':
    case 'reject':
      return approval(intent, taken, deps);
    case 'nothing':
      return note({ ...taken, ignored: projects.length > 0 ? intent.reason : 'no_project' }, deps);
  }
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
