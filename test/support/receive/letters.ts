import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signStandard } from '../../../shared/core/standard-webhooks.ts';
import type { Sender } from './config.ts';
import { SECRETS } from './config.ts';

/** The moment of the tests: half an hour after the recorded events of Linear. */
export const NOW = Date.parse('2026-11-20T10:00:00Z');

// biome-ignore lint/suspicious/noExplicitAny: tests change payloads freely.
export type Json = any;

/** A request before it is sent; a test may still change anything. */
export interface Letter {
  readonly to: Sender | (string & {});
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What makes a letter another than the sender's own: headers to set, or with `null` to leave out. */
export interface Changes {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly secret?: string;
  /** When it is signed, where that is signed too. */
  readonly at?: number;
  readonly id?: string;
}

/** A recorded event; a new one each time, for a test to change. Those of the build server are a day younger than Linear's. */
export function sample(name: string): Json {
  const file = new URL(`../../../events/${name}.json`, import.meta.url);
  const payload = JSON.parse(readFileSync(file, 'utf8'));
  if ('sent_at' in payload) payload.sent_at = new Date(NOW).toISOString();
  return payload;
}

/** What each sender sends when somebody wants a task. */
export const STARTS: Readonly<Record<Sender, string>> = {
  github: 'github/issues.labeled',
  linear: 'linear/Issue.update',
  standard: 'webhook/submitted',
  hmac: 'webhook/submitted',
};

/** Posts as the sender would, signed as it signs. */
export function letter(from: Sender, content: Json, changes: Changes = {}): Letter {
  const body = bytesOf(content);
  const headers = new Headers({
    'content-type': 'application/json',
    ...signed(from, body, changes),
  });
  for (const [name, value] of Object.entries(changes.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return { to: from, method: 'POST', headers, body };
}

let ids = 0;

function signed(from: Sender, body: Uint8Array, changes: Changes): Record<string, string> {
  const secret = changes.secret ?? SECRETS[from];
  const mac = createHmac('sha256', secret).update(body).digest('hex');
  switch (from) {
    case 'github':
      return {
        'x-github-event': 'issues',
        'x-github-delivery': '5a7c0c0e-1601-11f1-8f39-0a58a9feac02',
        'x-hub-signature-256': `sha256=${mac}`,
      };
    case 'linear':
      return { 'linear-signature': mac, 'linear-delivery': '234d1a4e-b617-4388-90fe-adc3633d6b72' };
    case 'standard':
      ids += 1;
      return {
        ...signStandard(secret, changes.id ?? `msg_${ids}`, (changes.at ?? NOW) / 1000, body),
      };
    case 'hmac':
      return { 'x-signature': `sha256=${mac}` };
  }
}

function bytesOf(content: Json): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}
