import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';

/** An ed25519 key pair in the spelling of Standard Webhooks. */
export interface KeyPair {
  readonly privateKey: KeyObject;
  /** `whsk_<base64>` */
  readonly secret: string;
  /** `whpk_<base64>` */
  readonly publicKey: string;
}

/** DER up to where the 32 bytes of the key begin (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_BYTES = 12;

/** A few, always the same. */
export const KEY_PAIRS: readonly KeyPair[] = [1, 2, 3].map((byte) => {
  const raw = Buffer.alloc(32, byte);
  const key = Buffer.concat([PKCS8, raw]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    privateKey,
    secret: `whsk_${raw.toString('base64')}`,
    publicKey: `whpk_${spki.subarray(SPKI_BYTES).toString('base64')}`,
  };
});
