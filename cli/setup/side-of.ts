import type { Credentials } from '../../shared/core/backend.ts';
import type { Connection } from '../../shared/core/connection.ts';
import type { Setup, SetupKind } from '../../shared/core/setup.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { resolveConnection } from '../../shared/runtime/config/resolve-connection.ts';
import { resolveCredentials } from '../../shared/runtime/config/resolve-credentials.ts';
import { usualToken } from '../../shared/runtime/config/usual-tokens.ts';
import { setups } from '../../shared/trackers/setups.ts';
import type { Io } from '../io.ts';
import type { Target } from '../target.ts';
import type { Vault } from '../vault/vault.ts';

/** The tracker's side of a connection, ready to be asked. */
export interface Side {
  readonly kind: SetupKind;
  readonly setup: Setup;
  readonly places: readonly string[];
}

/** A connection with its webhook secrets. */
export async function connectionOf(
  name: string,
  document: ConfigDocument,
  vault: Vault,
  now: number,
): Promise<Connection | undefined> {
  const written = document.connections[name];
  if (!written) return undefined;
  return (await resolveConnection(name, written, vault.resolvers, now)).connectionAt(now);
}

/** Where its sender is to send. */
export async function addressOf(
  { name, recovery }: Connection,
  of: Target,
  named: URL | undefined,
): Promise<string> {
  const base = named?.href ?? ('aws' in of ? (await of.aws.deployment()).url : of.door.url);
  return recovery?.url ?? `${base.replace(/\/+$/, '')}/webhooks/${name}`;
}

/**
 * The tracker's side, where that has an API for it; `undefined` for senders that have none.
 *
 * @param mine Whether to go with the person's own token where there is one: making hooks takes rights that the connection's own token need not have.
 * @throws ConfigError when a credential leads nowhere.
 */
export async function sideOf(
  connection: Connection,
  document: ConfigDocument,
  vault: Vault,
  io: Io,
  mine: boolean,
): Promise<Side | undefined> {
  const kind = setups.find(({ name }) => name === connection.tracker);
  if (!kind) return undefined;
  const credentials = await credentialsOf(connection, document, vault, io, mine);
  if (!credentials) return undefined;
  return {
    kind,
    setup: kind.create({ connection, credentials, fetch: io.fetch }),
    places: kind.places(connection, credentials, document.projects),
  };
}

async function credentialsOf(
  { name, tracker, baseUrl }: Connection,
  document: ConfigDocument,
  { resolvers }: Vault,
  io: Io,
  mine: boolean,
): Promise<Credentials | undefined> {
  const ownToken = usualToken(io.env);
  const isApp = document.connections[name]?.credentials?.appId !== undefined;
  const own = mine && !isApp && baseUrl === undefined ? await ownToken(tracker) : undefined;
  return own === undefined
    ? resolveCredentials(document, name, resolvers, ownToken)
    : { token: own };
}
