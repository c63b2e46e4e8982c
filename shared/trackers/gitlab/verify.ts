import { hash, timingSafeEqual } from 'node:crypto';
import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Verification } from '../../core/tracker.ts';
import { verifyStandard } from '../signature/standard.ts';

/** How GitLab writes a signing token, and so how it is told from a secret token. */
const SIGNING = 'whsec_';
/** Several times a UUID. */
const MAX_SENDER_ID_CHARS = 128;

/**
 * By what the connection's secrets are, never by what the sender chose to send. A signing token (`whsec_…`) signs id, time and body, by Standard
 * Webhooks, and no plain token stands in for it, not even the signing token itself. A secret token is only sent along: it proves
 * who sends and not what, so the key is the digest of the body. With one of each, while one is changed for the other, a delivery that is signed
 * has to be signed rightly.
 */
export function verify(delivery: Delivery, { secrets }: Connection, now: number): Verification {
  const { headers } = delivery;
  const usable = secrets.filter((secret) => secret.trim() !== '');
  const signing = usable.filter((secret) => secret.startsWith(SIGNING));
  const tokens = usable.filter((secret) => !secret.startsWith(SIGNING));
  const isSigned = signing.length > 0 && (tokens.length === 0 || headers.has('webhook-signature'));
  const verified = isSigned
    ? verifyStandard(delivery, signing, now)
    : verifyToken(delivery, tokens);
  const senderId = headers.get('x-gitlab-event-uuid')?.slice(0, MAX_SENDER_ID_CHARS);
  return 'key' in verified && senderId ? { ...verified, senderId } : verified;
}

function verifyToken({ headers, body }: Delivery, tokens: readonly string[]): Verification {
  if (tokens.length === 0) return { refused: 'no_secret' };
  const given = headers.get('x-gitlab-token');
  if (!given) return { refused: 'signature_missing' };
  // Digests, as only what is equally long can be compared in constant time; all of them, so that the time tells nothing.
  const fits = tokens.map((token) => timingSafeEqual(sha256(token), sha256(given)));
  return fits.includes(true)
    ? { key: hash('sha256', body, 'hex') }
    : { refused: 'signature_mismatch' };
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
