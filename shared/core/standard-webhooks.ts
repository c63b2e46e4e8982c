import { createHmac } from 'node:crypto';

/** What the specification allows for a symmetric key, in bytes. */
const KEY_BYTES = { min: 24, max: 64 } as const;

const SYMMETRIC = 'whsec_';
const PUBLIC = 'whpk_';

/** The three headers of https://www.standardwebhooks.com, ready to be sent. */
export type StandardHeaders = Readonly<
  Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>
>;

/**
 * The key in `whsec_<base64>`; `undefined` for everything else. Strict: the prefix, padded base64 in its one canonical spelling,
 * 24 to 64 bytes. Without the prefix nobody can tell base64 from plain text, and both sides would guess.
 */
export function standardKey(secret: string): Buffer | undefined {
  const key = afterPrefix(secret, SYMMETRIC);
  return key && key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max ? key : undefined;
}

/** The 32 bytes of an ed25519 public key in `whpk_<base64>`; `undefined` for everything else. It verifies, and cannot sign. */
export function standardPublicKey(secret: string): Buffer | undefined {
  const key = afterPrefix(secret, PUBLIC);
  return key?.length === 32 ? key : undefined;
}

/** The `v1` signature, 32 bytes, over `<id>.<timestamp>.<body>`. */
export function standardMac(
  key: Uint8Array | string,
  id: string,
  timestamp: string,
  body: Uint8Array | string,
): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/** Whether `signStandard` can sign with it: not empty, and not the public half of a key pair. */
export function canSignStandard(secret: string): boolean {
  return secret.trim() !== '' && !secret.startsWith(PUBLIC);
}

/**
 * Signs a message with `v1`. A well-formed `whsec_` secret is decoded as every Standard Webhooks library does; any other is used by
 * its UTF-8 bytes, so that a sender that only knows plain HMAC has one secret for both ways.
 *
 * @param id Stays the same when the message is sent again; a dot in it would make two messages sign alike.
 * @param timestamp Epoch seconds of this very try.
 * @throws TypeError when the secret cannot sign or the id has a dot.
 */
export function signStandard(
  secret: string,
  id: string,
  timestamp: number,
  body: Uint8Array | string,
): StandardHeaders {
  if (!canSignStandard(secret))
    throw new TypeError('The secret is empty or a public key: it cannot sign.');
  if (id === '' || id.includes('.'))
    throw new TypeError('A webhook-id is not empty and has no dot.');
  const seconds = String(Math.floor(timestamp));
  const mac = standardMac(standardKey(secret) ?? secret, id, seconds, body);
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${mac.toString('base64')}`,
  };
}

/** Bytes of canonical base64; Node's own decoder takes anything. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function afterPrefix(secret: string, prefix: string): Buffer | undefined {
  return secret.startsWith(prefix) ? strictBase64(secret.slice(prefix.length)) : undefined;
}
