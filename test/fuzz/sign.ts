import { createHmac, sign as signWith } from 'node:crypto';
import type { Draft } from './draft.ts';
import { KEY_PAIRS } from './keys.ts';

/** Signs as the sender does, and writes the headers. None of our own code signs here. */
export function sign(draft: Draft): void {
  const { from, form, headers, id, timestamp } = draft;
  headers.set(form.header, form.prefix + digestOf(draft).toString(form.encoding));
  if (from !== 'standard') return;
  headers.set('webhook-id', id);
  headers.set('webhook-timestamp', timestamp);
}

function digestOf(draft: Draft): Buffer {
  const { from, form, key, id, timestamp, body } = draft;
  if (from !== 'standard') return createHmac(form.algorithm, key).update(body).digest();
  const text = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const pair = KEY_PAIRS.find(({ secret }) => secret === key);
  if (pair) return signWith(null, text, pair.privateKey);
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
  return createHmac(form.algorithm, secret).update(text).digest();
}
