import { createCipheriv, createHash, createHmac } from 'node:crypto';

const HEADER = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');
const IV_BYTES = 12;

/**
 * A text that only who has the secret can read: a compact JWE (RFC 7516, `dir` and `A256GCM`), whose key is the SHA-256 of the secret. The
 * IV is an HMAC of the text, so that a repeated start sends the same bytes; two texts under one IV are as unlikely as two equal HMACs.
 */
export function seal(text: string, secret: string): string {
  const key = createHash('sha256').update(secret).digest();
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(HEADER));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return `${HEADER}..${parts.join('.')}`;
}
