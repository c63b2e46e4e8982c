import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import { connectionOf } from '../../../support/world/samples.ts';

export const NOW = Date.UTC(2026, 10, 21, 4, 31);

/** The secret of the specification's examples: 24 bytes. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export function connection(changes: Partial<Connection> = {}): Connection {
  return connectionOf({
    name: 'ci',
    tracker: 'webhook',
    secrets: [SECRET],
    accounts: ['ci'],
    ...changes,
  });
}

export function delivery(
  body: string | Uint8Array,
  headers: HeadersInit = {},
  receivedAt = NOW,
): Delivery {
  return { connection: 'ci', headers: new Headers(headers), body: Buffer.from(body), receivedAt };
}
