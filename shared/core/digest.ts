import { createHash } from 'node:crypto';

/** SHA-256 in hex: names a body, or pins a text to what was scanned and shown. */
export function digest(of: Uint8Array | string): string {
  return createHash('sha256').update(of).digest('hex');
}
