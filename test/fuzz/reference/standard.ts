import { createHmac, createPublicKey, verify } from 'node:crypto';
import type { Shot } from '../shot.ts';
import type { Says } from './says.ts';

const MAX_SIGNATURES = 16;
const CANONICAL = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Standard Webhooks: the texts that may stand in the list are computed, and one of them has to stand there.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standard({ headers, body, connection, now }: Shot): Says {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const list = (headers.get('webhook-signature') ?? '').split(' ').filter((each) => each !== '');
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || /[.,]/.test(id)) return 'refused';
  if (!/^[0-9]{1,12}$/.test(timestamp)) return 'refused';
  if (Math.abs(now - Number(timestamp) * 1000) > 5 * 60_000) return 'refused';
  if (
    list.length > MAX_SIGNATURES ||
    list.slice(0, -1).some((each) => each.endsWith(',')) ||
    list.some((each) => each.split(',').length > 2)
  )
    return 'refused';
  const text = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const fits = connection.secrets.some((secret) => {
    const symmetric = keyIn(secret, 'whsec_', 24, 64);
    if (symmetric)
      return list.includes(`v1,${createHmac('sha256', symmetric).update(text).digest('base64')}`);
    const key = keyIn(secret, 'whpk_', 32, 32);
    return key !== undefined && list.some((each) => isSignedBy(key, text, each));
  });
  return fits ? { key: `id:${id}` } : 'refused';
}

/** The bytes of a secret as the specification has it: prefix, padded base64, a length. */
export function keyIn(
  secret: string,
  prefix: string,
  least: number,
  most: number,
): Buffer | undefined {
  const text = secret.slice(prefix.length);
  if (!secret.startsWith(prefix) || !isCanonical(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length >= least && key.length <= most ? key : undefined;
}

function isSignedBy(key: Buffer, text: Buffer, signature: string): boolean {
  const [version, base64 = ''] = signature.split(',');
  if (version !== 'v1a' || !isCanonical(base64)) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') };
  try {
    const publicKey = createPublicKey({ format: 'jwk', key: jwk });
    return verify(null, text, publicKey, Buffer.from(base64, 'base64'));
  } catch {
    return false;
  }
}

function isCanonical(text: string): boolean {
  return CANONICAL.test(text) && Buffer.from(text, 'base64').toString('base64') === text;
}
