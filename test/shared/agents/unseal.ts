import { createDecipheriv, createHash } from 'node:crypto';

/** Opens a compact JWE with `dir` and `A256GCM` as RFC 7516 describes it. */
export function unseal(sealed: string, secret: string): string {
  const [header = '', key, ...parts] = sealed.split('.');
  if (key !== '') throw new Error('a key of its own');
  expectHeader(header);
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (!iv || !text || !tag) throw new Error('no JWE');
  const secretKey = createHash('sha256').update(secret).digest();
  const open = createDecipheriv('aes-256-gcm', secretKey, iv).setAAD(Buffer.from(header));
  open.setAuthTag(tag);
  return `${open.update(text, undefined, 'utf8')}${open.final('utf8')}`;
}

function expectHeader(header: string): void {
  const { alg, enc } = JSON.parse(Buffer.from(header, 'base64url').toString());
  if (alg !== 'dir' || enc !== 'A256GCM') throw new Error(`${alg} and ${enc}`);
}
