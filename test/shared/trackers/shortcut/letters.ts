import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { shortcut } from '../../../../shared/trackers/shortcut/tracker.ts';

export const SECRET = 'a long secret of the workspace';
export const ANN = '6512f0a1-8c3d-4e7a-9b52-1d0f6c8e4a37';
export const BOB = '6512f0b4-2e91-4a6d-8f07-c3b5a9d1e682';
/** The member whose token we write with. */
export const SLUICE = '6512f0c7-b1d4-4f38-a2e9-5e7c0d8b6f14';

const EVENTS = join(import.meta.dirname, '../../../../events/shortcut');

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    name: 'shortcut',
    tracker: 'shortcut',
    secrets: [SECRET],
    accounts: ['harbor-goods'],
    self: [SLUICE],
    mention: 'sluice',
    signature: { scheme: 'standard' },
    callbackHosts: [],
    labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
    states: {},
    ...changes,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests change payloads freely.
export type Json = any;

export function sample(name: string): Json {
  return JSON.parse(readFileSync(join(EVENTS, `${name}.json`), 'utf8'));
}

/** A sample with something different. */
export function changed(name: string, change: (payload: Json) => void): Json {
  const payload = sample(name);
  change(payload);
  return payload;
}

export function proof(body: Uint8Array, secret = SECRET): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

export function delivery(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  return {
    connection: 'shortcut',
    headers: new Headers({ 'payload-signature': proof(bytes), ...headers }),
    body: bytes,
    receivedAt: 0,
  };
}

/** What a payload says, once verified. */
export function reading(payload: Json, changes: Partial<Connection> = {}): Reading {
  const sent = delivery(JSON.stringify(payload));
  const verified = shortcut.verify(sent, connection(), 0);
  if ('refused' in verified) throw new Error(verified.refused);
  return shortcut.read(sent, connection(changes), verified);
}

export function eventOf(payload: Json, changes: Partial<Connection> = {}) {
  const read = reading(payload, changes);
  if (!('event' in read)) throw new Error(JSON.stringify(read));
  return read.event;
}
