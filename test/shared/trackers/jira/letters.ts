import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../../shared/core/connection.ts';
import type { Delivery } from '../../../../shared/core/delivery.ts';
import type { Reading } from '../../../../shared/core/tracker.ts';
import { jira } from '../../../../shared/trackers/jira/tracker.ts';

export const SECRET = 'a long secret of the site';
export const SITE = 'harbor-goods.atlassian.net';
export const ANN = '712020:4f6c1b1e-0a57-4c1e-9d0b-2f3f7d6f1a11';
export const BOB = '5c5f880629be9642ba529340';
/** The account that we write with. */
export const SLUICE = '712020:9b2d8e40-6f13-4a72-b5c8-1e0d7a9c4f22';

const EVENTS = join(import.meta.dirname, '../../../../events/jira');

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    name: 'jira',
    tracker: 'jira',
    secrets: [SECRET],
    baseUrl: `https://${SITE}`,
    accounts: [SITE],
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
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export function delivery(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  return {
    connection: 'jira',
    headers: new Headers({ 'x-hub-signature': proof(bytes), ...headers }),
    body: bytes,
    receivedAt: 0,
  };
}

/** What a payload says, once verified. */
export function reading(payload: Json, changes: Partial<Connection> = {}): Reading {
  const sent = delivery(JSON.stringify(payload));
  const verified = jira.verify(sent, connection(), 0);
  if ('refused' in verified) throw new Error(verified.refused);
  return jira.read(sent, connection(changes), verified);
}

export function eventOf(payload: Json, changes: Partial<Connection> = {}) {
  const read = reading(payload, changes);
  if (!('event' in read)) throw new Error(JSON.stringify(read));
  return read.event;
}

/** A person or app, as Jira shows one. */
export function user(accountId: string, displayName: string, more: object = {}): Json {
  return {
    self: `https://${SITE}/rest/api/3/user?accountId=${accountId}`,
    accountId,
    displayName,
    active: true,
    timeZone: 'Europe/Berlin',
    accountType: 'atlassian',
    ...more,
  };
}
