import { Fault } from '../core/fault.ts';
import type { SecretResolvers } from './config/resolve-secret.ts';
import { resolveSecret } from './config/resolve-secret.ts';
import { remember } from './remember.ts';

const MAX_AGE_MS = 60_000;

/** The key that signs attempts' tokens, from a reference. Without it no token is made and none is believed. */
export function tokenKey(reference: string, resolvers: SecretResolvers): () => Promise<string> {
  return remember(async () => {
    const key = await resolveSecret(reference, resolvers);
    if (key === undefined) throw new Fault(`The token key is missing or empty (${reference})`);
    return key;
  }, MAX_AGE_MS);
}
