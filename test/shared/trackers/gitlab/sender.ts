import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { gitlab } from '../../../../shared/trackers/gitlab/tracker.ts';

export const TOKEN = 'a long token of the harbour';
export const SIGNING_TOKEN = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const NOW = Date.UTC(2026, 2, 2, 9);

export const connection: Connection = {
  name: 'gitlab',
  tracker: 'gitlab',
  secrets: [TOKEN],
  baseUrl: 'https://gitlab.harbor.example',
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
  const url = new URL(`../../../../events/gitlab/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** As GitLab signs a body with a signing token. */
export function signed(body: string | Uint8Array, token: string, at: number, id = 'f5e5f430') {
  const key = Buffer.from(token.slice('whsec_'.length), 'base64');
  const timestamp = String(Math.floor(at / 1000));
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
}

/** What GitLab would post; headers may be changed or, with `undefined`, left out. */
export function delivery(
  body: string | Uint8Array,
  changed: Readonly<Record<string, string | undefined>> = {},
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  const headers = new Headers();
  const all = {
    'content-type': 'application/json',
    'idempotency-key': 'f5e5f430',
    'x-gitlab-event': 'Issue Hook',
    'x-gitlab-event-uuid': '13792a34-cac6-4fda-95a8-c58e00a3954e',
    'x-gitlab-instance': 'https://gitlab.harbor.example',
    'x-gitlab-token': TOKEN,
    ...changed,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) headers.set(name, value);
  return { connection: 'gitlab', headers, body: bytes, receivedAt: NOW };
}

/** The reading of a payload, verified as receive does. */
export function reading(payload: unknown, of: Partial<Connection> = {}): Reading {
  const whole = { ...connection, ...of };
  const from = delivery(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const verified = gitlab.verify(from, whole, NOW);
  if ('refused' in verified) throw new Error(verified.refused);
  return gitlab.read(from, whole, verified);
}
