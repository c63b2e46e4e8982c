import * as z from 'zod/mini';
import { isSafeUrl } from '../../core/safe-url.ts';
import { SecretReference } from '../../core/secret-reference.ts';

export const HttpSettings = z.strictObject({
  url: z
    .string()
    .check(
      z.refine(
        isSafeUrl,
        'an https address (http only for this machine), without a user or password',
      ),
    ),
  /** Signs what we send, per Standard Webhooks. */
  secret: SecretReference,
});

export type HttpSettings = z.infer<typeof HttpSettings>;
