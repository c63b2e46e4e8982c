import type { KeyObject } from 'node:crypto';
import { createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { Delivery } from '../../core/delivery.ts';
import {
  standardKey,
  standardMac,
  standardPublicKey,
  strictBase64,
} from '../../core/standard-webhooks.ts';
import type { Verification } from '../../core/tracker.ts';

/** How far the signed time may be from ours, before or after. */
const TOLERANCE_SECONDS = 300;

/** A rotation needs two; each costs work that anybody can make us do. */
const MAX_SIGNATURES = 16;

/** Visible ASCII without the comma, by which `Headers` joins repeated ones, and the dot, by which the signed text is split. */
const ID = /^[!-+\-/-~]{1,200}$/;
const SECONDS = /^\d{1,12}$/;
const SIGNATURE = /^(\w{1,16}),([A-Za-z0-9+/=]*)$/;

/** By version, the bytes that a signature of it has. A version that is not here says nothing to us. */
const SIGNATURE_BYTES: Readonly<Record<string, number>> = { v1: 32, v1a: 64 };

/** The DER prefix that makes 32 raw bytes an ed25519 public key (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

interface Signature {
  readonly version: string;
  readonly bytes: Buffer;
}

/**
 * Verifies by https://www.standardwebhooks.com: HMAC-SHA256 (`v1`, secret `whsec_…`) or ed25519 (`v1a`, public key `whpk_…`) over
 * `<id>.<timestamp>.<raw body>`. One signature that fits one live secret is enough; which kind is tried is ours to say, by the
 * secrets, not the sender's. The delivery key is the signed id.
 *
 * @param now Epoch milliseconds.
 */
export function verifyStandard(
  { headers, body }: Pick<Delivery, 'headers' | 'body'>,
  secrets: readonly string[],
  now: number,
): Verification {
  const keys = secrets.map(standardKey).filter((key) => key !== undefined);
  const publicKeys = secrets.map(standardPublicKey).filter((key) => key !== undefined);
  if (keys.length + publicKeys.length === 0) return { refused: 'no_secret' };

  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signature = headers.get('webhook-signature');
  if (!id || !signature) return { refused: 'signature_missing' };
  if (!timestamp) return { refused: 'timestamp_missing' };
  if (id.includes(',') || timestamp.includes(',')) return { refused: 'signature_repeated' };
  if (!ID.test(id)) return { refused: 'signature_malformed' };
  if (!SECONDS.test(timestamp)) return { refused: 'timestamp_missing' };
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return { refused: 'timestamp_out_of_range' };
  }

  const signatures = signaturesIn(signature);
  if (!Array.isArray(signatures)) return signatures;
  const signed = { id, timestamp, body };
  const fits = [
    ...keys.map((key) => fitsMac(key, signed, signatures)),
    ...publicKeys.map((key) => fitsPublicKey(key, signed, signatures)),
  ].includes(true);
  if (!fits) return { refused: 'signature_mismatch' };
  return { key: `id:${id}`, senderId: id, signedAt: Number(timestamp) * 1000 };
}

/** The signatures of versions that we know, at least one. */
function signaturesIn(header: string): Signature[] | Extract<Verification, { refused: unknown }> {
  const malformed = { refused: 'signature_malformed' } as const;
  const parts = header.split(' ').filter((part) => part !== '');
  if (parts.length > MAX_SIGNATURES) return malformed;
  // Repeated headers are joined by a comma, with or without a space; in a list no space follows one, and no signature has two.
  if (/, |,[^ ]*,/.test(header)) return { refused: 'signature_repeated' };
  const signatures = parts.map(signatureIn).filter((one) => one !== undefined);
  return signatures.length > 0 ? signatures : malformed;
}

function signatureIn(part: string): Signature | undefined {
  const [, version = '', text = ''] = SIGNATURE.exec(part) ?? [];
  const bytes = strictBase64(text);
  return bytes &&
    Object.hasOwn(SIGNATURE_BYTES, version) &&
    bytes.length === SIGNATURE_BYTES[version]
    ? { version, bytes }
    : undefined;
}

interface Signed {
  readonly id: string;
  readonly timestamp: string;
  readonly body: Uint8Array;
}

function fitsMac(key: Buffer, signed: Signed, signatures: readonly Signature[]): boolean {
  const expected = standardMac(key, signed.id, signed.timestamp, signed.body);
  let fits = false;
  for (const { version, bytes } of signatures) {
    if (version === 'v1' && timingSafeEqual(expected, bytes)) fits = true;
  }
  return fits;
}

function fitsPublicKey(raw: Buffer, signed: Signed, signatures: readonly Signature[]): boolean {
  const candidates = signatures.filter(({ version }) => version === 'v1a');
  const key = candidates.length > 0 ? ed25519Key(raw) : undefined;
  if (!key) return false;
  const text = Buffer.concat([Buffer.from(`${signed.id}.${signed.timestamp}.`), signed.body]);
  return candidates.some(({ bytes }) => verify(null, text, key, bytes));
}

function ed25519Key(raw: Buffer): KeyObject | undefined {
  try {
    const key = Buffer.concat([ED25519_SPKI, raw]);
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
