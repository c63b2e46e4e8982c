import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery } from '../../../shared/core/delivery.ts';
import type { Receiving } from './subject.ts';
import type { Letter, Sample } from './webhooks.ts';

interface Posted {
  readonly secret?: string;
  readonly at?: number;
}

/** What the sender would post: the letter's headers and its proof. */
export function deliver(
  { connection, webhooks }: Receiving,
  { body, headers = {} }: Pick<Letter, 'headers'> & { readonly body: string | Uint8Array },
  { secret = connection.secrets[0] ?? '', at = webhooks.now }: Posted = {},
): Delivery {
  const bytes = new Uint8Array(Buffer.from(body));
  const all = {
    'content-type': 'application/json',
    ...headers,
    ...webhooks.sign(bytes, secret, at),
  };
  return {
    connection: connection.name,
    headers: new Headers(all),
    body: bytes,
    receivedAt: at,
  };
}

/** A sample as it stands in its file. */
export function letterOf({ tracker }: Pick<Receiving, 'tracker'>, sample: Sample): Letter {
  const file = join(import.meta.dirname, '../../../events', tracker.name, `${sample.file}.json`);
  return { body: readFileSync(file, 'utf8'), headers: sample.headers ?? {} };
}
