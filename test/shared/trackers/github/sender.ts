import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { github } from '../../../../shared/trackers/github/tracker.ts';

export const SECRET = 'a long secret of the shop';

export const connection: Connection = {
  name: 'github',
  tracker: 'github',
  secrets: [SECRET],
  accounts: ['harbor-goods/*'],
  self: ['sluice-agent[bot]'],
  mention: 'sluice',
  signature: { scheme: 'standard' },
  callbackHosts: [],
  labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
  states: {},
};

/** A sample event; a new one each time, for a test to change. */
export function sample(name: string) {
  const url = new URL(`../../../../events/github/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** What GitHub would post, signed as it signs; headers may be changed or, with `undefined`, left out. */
export function delivery(
  body: string | Uint8Array,
  changed: Readonly<Record<string, string | undefined>> = {},
  secret = SECRET,
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  const headers = new Headers();
  const all = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': '5a7c0c0e-1601-11f1-8f39-0a58a9feac02',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`,
    ...changed,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) headers.set(name, value);
  return { connection: 'github', headers, body: bytes, receivedAt: Date.UTC(2026, 2, 2, 9) };
}

/** Verifies and reads, as receive does. */
export function readingOf(from: Delivery, of: Partial<Connection> = {}): Reading {
  const whole = { ...connection, ...of };
  const verified = github.verify(from, whole, from.receivedAt);
  if ('refused' in verified) throw new Error(verified.refused);
  return github.read(from, whole, verified);
}

/** The reading of an event's payload. */
export function reading(event: string, payload: unknown, of: Partial<Connection> = {}): Reading {
  return readingOf(delivery(JSON.stringify(payload), { 'x-github-event': event }), of);
}
