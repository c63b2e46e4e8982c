import type { Delivery } from '../../shared/core/delivery.ts';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import { outcomeOf } from '../../shared/core/outcomes.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { takeIn } from '../../shared/intake/take-in.ts';
import type { ReceiveDeps } from './deps.ts';

/**
 * Takes one delivery in: verify the bytes, read, and the rest is intake's. A 2xx means that it is durable; whatever throws is
 * answered 5xx by the caller, and the sender's repetition finishes what this one began.
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
  const said = tracker.read(delivery, connection, verified);
  return takeIn(said, { delivery, connection, tracker, verified }, config.projects, deps);
}

/** Compressed bodies are not inflated for somebody who was not verified, and other types are not guessed at. */
function mediaProblem(headers: Headers, accepts: readonly string[]): ReasonCode | undefined {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') return 'content_encoded';
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return accepts.includes(type) ? undefined : 'unsupported_media_type';
}

function refuse(code: ReasonCode): Receipt {
  const { status } = outcomeOf(code);
  return {
    outcome: 'refused',
    reason: code,
    status,
    ...(status === 503 ? { retryAfterSeconds: 30 } : {}),
  };
}
