import type { SecretScheme } from '../../core/secret-reference.ts';
import { parseSecretReference } from '../../core/secret-reference.ts';

/**
 * Asks one kind of place for a secret by its name. `undefined`: there is none, or we may not have it. A throw: the place did not answer,
 * and what depends on the secret has to wait.
 *
 * @param stage Which version, where the place keeps several; the current one if absent.
 */
export type SecretResolver = (name: string, stage?: string) => Promise<string | undefined>;

/** The places that this wiring knows. */
export type SecretResolvers = Readonly<Partial<Record<SecretScheme, SecretResolver>>>;

/** Secrets in the environment. */
export function envSecrets(env: Readonly<Record<string, string | undefined>>): SecretResolver {
  return async (name) => (Object.hasOwn(env, name) ? env[name] : undefined);
}

/** The secret behind a reference, without the line break that files end with; `undefined` when it is none, blank, or out of reach. */
export async function resolveSecret(
  reference: string,
  resolvers: SecretResolvers,
): Promise<string | undefined> {
  const parsed = parseSecretReference(reference);
  const secret = parsed && (await resolvers[parsed.scheme]?.(parsed.name, parsed.stage));
  return secret === undefined || secret.trim() === '' ? undefined : secret.replace(/[\r\n]+$/, '');
}
