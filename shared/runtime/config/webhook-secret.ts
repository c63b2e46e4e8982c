import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';
import { Instant } from './instant.ts';

/** A reference, or one with the end of its time: `{ref: env:OLD, until: 2027-01-31T12:00:00Z}`. */
export const WebhookSecret = z.union(
  [SecretReference, z.strictObject({ ref: SecretReference, until: Instant })],
  'a reference such as `env:NAME`, or `{ref: env:NAME, until: 2027-01-31T12:00:00Z}`',
);

type WebhookSecret = z.infer<typeof WebhookSecret>;

/** Where the secret is, and from when on it is refused, in epoch milliseconds; without an end never. */
export function secretTime(secret: WebhookSecret): {
  readonly reference: string;
  readonly until: number;
} {
  return typeof secret === 'string'
    ? { reference: secret, until: Number.POSITIVE_INFINITY }
    : { reference: secret.ref, until: Date.parse(secret.until) };
}
