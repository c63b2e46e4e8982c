import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';

export const SECRET = 'lin_wh_of_a_test';
export const ORGANIZATION = '5f2c9a1e-7d34-4b8a-9c61-0e4d2a7b8f10';

const EVENTS = join(import.meta.dirname, '../../../../events/linear');

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    name: 'linear',
    tracker: 'linear',
    secrets: [SECRET],
    accounts: [ORGANIZATION],
    self: ['9b3e5c70-6f18-4d2a-8e47-c2a1d0f4b695'],
    mention: 'sluice',
    signature: { scheme: 'standard' },
    callbackHosts: [],
    labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
    states: {},
    ...changes,
  };
}

/** A recorded event as text, for changes by hand. */
export function event(name: string): string {
  return readFileSync(join(EVENTS, `${name}.json`), 'utf8');
}

// biome-ignore lint/suspicious/noExplicitAny: tests change payloads freely.
export type Json = any;

/** A recorded event with something different. */
export function changed(name: string, change: (payload: Json) => void): string {
  const payload = JSON.parse(event(name));
  change(payload);
  return JSON.stringify(payload);
}

export function signed(body: string | Uint8Array, headers: Record<string, string> = {}): Delivery {
  const bytes = Buffer.from(body);
  const signature = createHmac('sha256', SECRET).update(bytes).digest('hex');
  return {
    connection: 'linear',
    headers: new Headers({ 'linear-signature': signature, ...headers }),
    body: bytes,
    receivedAt: 0,
  };
}

/** What a body says, once verified at the time it names. */
export function reading(body: string, changes: Partial<Connection> = {}): Reading {
  const delivery = signed(body);
  const verified = linear.verify(delivery, connection(), JSON.parse(body).webhookTimestamp);
  if ('refused' in verified) throw new Error(verified.refused);
  return linear.read(delivery, connection(changes), verified);
}
