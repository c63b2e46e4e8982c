import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { gitea } from '../../../../shared/trackers/gitea/tracker.ts';

export const SECRET = 'a long secret of the harbour';

export const connection: Connection = {
  name: 'gitea',
  tracker: 'gitea',
  secrets: [SECRET],
  baseUrl: 'https://git.harbor.example',
  accounts: ['harbor-goods'],
  self: ['sluice-agent'],
  mention: 'sluice',
  signature: { scheme: 'standard' },
  callbackHosts: [],
  labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
  states: {},
};

/** A sample event; a new one each time, for a test to change. */
export function sample(name: string) {
  const url = new URL(`../../../../events/gitea/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** As Gitea signs a body. */
export function signatureOf(body: string | Uint8Array, secret = SECRET): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** What Gitea would post: all that it sends, the headers that look like GitHub's included. */
export function delivery(
  body: string | Uint8Array,
  changed: Readonly<Record<string, string | undefined>> = {},
  secret = SECRET,
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  const signature = signatureOf(bytes, secret);
  const id = '5a7c0c0e-1601-41f1-8f39-0a58a9feac02';
  const headers = new Headers();
  const all = {
    'content-type': 'application/json',
    'x-gitea-delivery': id,
    'x-gitea-event': 'issues',
    'x-gitea-event-type': 'issues',
    'x-gitea-signature': signature,
    'x-gogs-delivery': id,
    'x-gogs-event': 'issues',
    'x-gogs-signature': signature,
    'x-hub-signature-256': `sha256=${signature}`,
    'x-github-delivery': id,
    'x-github-event': 'issues',
    ...changed,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) headers.set(name, value);
  return { connection: 'gitea', headers, body: bytes, receivedAt: Date.UTC(2026, 2, 2, 9) };
}

/** Verifies and reads, as receive does. */
export function readingOf(from: Delivery, of: Partial<Connection> = {}): Reading {
  const whole = { ...connection, ...of };
  const verified = gitea.verify(from, whole, from.receivedAt);
  if ('refused' in verified) throw new Error(verified.refused);
  return gitea.read(from, whole, verified);
}

/** The reading of a payload. */
export function reading(payload: unknown, of: Partial<Connection> = {}): Reading {
  return readingOf(delivery(JSON.stringify(payload)), of);
}
