import type { Connection } from '../core/connection.ts';
import { digest } from '../core/digest.ts';
import type { Event } from '../core/event.ts';
import type { Tracker } from '../core/tracker.ts';
import type { Source } from './taken.ts';

/**
 * What a poll found in the shape of a delivery: its body is the event, its key names what happened, so that a poll after a restart finds
 * it known.
 */
export function asDelivery(
  event: Event,
  connection: Connection,
  tracker: Tracker,
  now: number,
): Source {
  const { ticket, changes, at } = event;
  return {
    connection,
    tracker,
    delivery: {
      connection: connection.name,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: Buffer.from(JSON.stringify(event)),
      receivedAt: now,
    },
    verified: { key: digest(JSON.stringify(['poll', ticket.key, changes, at])) },
  };
}
