import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { SignatureScheme } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Verification } from '../../core/tracker.ts';

/** How a sender writes the HMAC of the body into a header. */
export type HmacForm = Omit<Extract<SignatureScheme, { scheme: 'hmac' }>, 'scheme'>;

type Signed = Pick<Delivery, 'headers' | 'body'>;

/**
 * Checks a plain HMAC over the raw bytes and answers the delivery key: the SHA-256 of the body in hex. Every usable secret is
 * tried, whichever fits, so that the time tells nothing. The header must stand there once and hold the prefix and exactly one
 * digest; what is longer, shorter, loosely encoded or of another algorithm is refused before anything is computed.
 *
 * @example verifyHmac(delivery, connection.secrets, { header: 'linear-signature', prefix: '', encoding: 'hex', algorithm: 'sha256' })
 */
export function verifyHmac(
  { headers, body }: Signed,
  secrets: readonly string[],
  form: HmacForm,
): Verification {
  const usable = secrets.filter(isUsable);
  if (usable.length === 0) return { refused: 'no_secret' };
  const header = headers.get(form.header);
  if (!header) return { refused: 'signature_missing' };
  // `Headers` joins repeated ones with a comma, which no digest holds.
  if (header.includes(',')) return { refused: 'signature_repeated' };
  const given = digestIn(header, form);
  if (!given) return { refused: 'signature_malformed' };
  let fits = false;
  for (const secret of usable) {
    const expected = createHmac(form.algorithm, secret).update(body).digest();
    if (timingSafeEqual(expected, given)) fits = true;
  }
  return fits ? { key: bodyKey(body) } : { refused: 'signature_mismatch' };
}

/** The delivery key where only the body is signed. */
function bodyKey(body: Uint8Array): string {
  return hash('sha256', body, 'hex');
}

/** A secret of nothing but white space is a variable that was not set. */
function isUsable(secret: string): boolean {
  return secret.trim() !== '';
}

const DIGEST_BYTES = { sha256: 32, sha512: 64 } as const;

function digestIn(header: string, { prefix, encoding, algorithm }: HmacForm): Buffer | undefined {
  if (!header.startsWith(prefix)) return undefined;
  const text = header.slice(prefix.length);
  const bytes = Buffer.from(text, encoding);
  if (bytes.length !== DIGEST_BYTES[algorithm]) return undefined;
  // Node's decoder skips what it does not know; only the one spelling of these bytes encodes back to itself.
  const spelling = encoding === 'hex' ? text.toLowerCase() : text;
  return bytes.toString(encoding) === spelling ? bytes : undefined;
}
