import { expect, test } from '@jest/globals';
import type { Subject } from './subject.ts';

/** A tracker without webhooks says so, and refuses what is sent to it. */
export function polledOnlyContract({ tracker, connection }: Subject): void {
  test('webhooks (left out: it is polled only): whatever is sent is refused', () => {
    expect(tracker.polledOnly).toBe(true);
    for (const body of ['', '{}', '{"action":"opened"}']) {
      const delivery = {
        connection: connection.name,
        headers: new Headers({ 'x-hub-signature-256': 'sha256=00' }),
        body: new Uint8Array(Buffer.from(body)),
        receivedAt: 0,
      };
      expect(tracker.verify(delivery, connection, 0)).toHaveProperty('refused');
      expect(tracker.read(delivery, connection, { key: 'k' })).not.toHaveProperty('event');
    }
  });
}
