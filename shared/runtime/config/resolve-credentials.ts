import type { Credentials } from '../../core/backend.ts';
import { parseSecretReference } from '../../core/secret-reference.ts';
import type { ConfigDocument } from './config-document.ts';
import { ConfigError } from './config-error.ts';
import type { SecretResolvers } from './resolve-secret.ts';
import { resolveSecret } from './resolve-secret.ts';

/** A token that people have anyway, for a tracker whose connection names none. Local mode only. */
export type OwnToken = (tracker: string) => Promise<string | undefined>;

/**
 * The API credentials of a connection. Where it has none: the person's own token, if `ownToken` finds one, and only for the tracker's
 * public API: no other host ever gets it.
 *
 * @throws ConfigError when there is no such connection, or a reference leads nowhere.
 */
export async function resolveCredentials(
  { connections }: ConfigDocument,
  name: string,
  resolvers: SecretResolvers,
  ownToken?: OwnToken,
): Promise<Credentials | undefined> {
  const connection = Object.hasOwn(connections, name) ? connections[name] : undefined;
  if (!connection) throw missing(name, `There is no connection '${name}'`);
  const { credentials, baseUrl, tracker } = connection;
  if (!credentials) {
    const token = baseUrl === undefined ? await ownToken?.(tracker) : undefined;
    return token === undefined ? undefined : { token };
  }
  const value = async (given = ''): Promise<string> => {
    if (!parseSecretReference(given)) return given;
    const secret = await resolveSecret(given, resolvers);
    if (secret === undefined)
      throw missing(name, `${given}, a credential of connection \`${name}\`, is missing or empty`);
    return secret;
  };
  const { token, email, appId, privateKey, installationId, clientId, clientSecret } = credentials;
  if (token !== undefined)
    return { token: await value(token), ...(email === undefined ? {} : { email }) };
  if (clientId !== undefined)
    return { clientId: await value(clientId), clientSecret: await value(clientSecret) };
  return {
    appId: await value(appId),
    // An environment variable often holds the key on one line.
    privateKey: (await value(privateKey)).replaceAll('\\n', '\n'),
    installationId: await value(installationId),
  };
}

function missing(name: string, message: string): ConfigError {
  return new ConfigError('The configuration', [
    { path: `connections.${name}.credentials`, message },
  ]);
}
