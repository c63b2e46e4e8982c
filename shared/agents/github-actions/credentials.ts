import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';

/** People write ids as numbers. */
const Id = z.union([z.int(), z.string().check(z.minLength(1))], 'an id');

/** A token, or a GitHub App: references, but for the App's ids. */
export const ActionsCredentials = z
  .strictObject({
    token: z.exactOptional(SecretReference),
    appId: z.exactOptional(Id),
    installationId: z.exactOptional(Id),
    privateKey: z.exactOptional(SecretReference),
  })
  .check(
    z.refine(
      (given) => FORMS.some((form) => form === Object.keys(given).sort().join()),
      'exactly {token} or {appId, privateKey, installationId}',
    ),
  );

const FORMS = ['token', 'appId,installationId,privateKey'];

export type ActionsCredentials = z.infer<typeof ActionsCredentials>;
