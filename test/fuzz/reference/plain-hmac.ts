import { createHash, createHmac } from 'node:crypto';
import type { HmacForm } from '../../../shared/trackers/signature/hmac.ts';
import type { Shot } from '../shot.ts';
import type { Says } from './says.ts';

/**
 * A digest of the body in one header, as GitHub and Linear describe it: compute the text that the header should hold, and compare.
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries,
 * https://linear.app/developers/webhooks#securing-webhooks
 */
export function plainHmac({ headers, body, connection }: Shot, form: HmacForm): Says {
  const { header, prefix, encoding, algorithm } = form;
  const given = headers.get(header) ?? '';
  const digest = given.slice(prefix.length);
  const spelled =
    encoding === 'hex' ? digest.replace(/[A-F]/g, (letter) => letter.toLowerCase()) : digest;
  const fits = connection.secrets
    .filter((secret) => /\S/.test(secret))
    .some((secret) => createHmac(algorithm, secret).update(body).digest(encoding) === spelled);
  return fits && given.startsWith(prefix)
    ? { key: createHash('sha256').update(body).digest('hex') }
    : 'refused';
}
