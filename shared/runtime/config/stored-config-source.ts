import type { ConfigSource } from '../../core/config.ts';
import { remember } from '../remember.ts';
import type { Registries } from './check-config.ts';
import { checkConfig } from './check-config.ts';
import type { ConfigDocument } from './config-document.ts';
import { ConfigError } from './config-error.ts';
import type { ResolvedConfig } from './resolve-config.ts';
import { resolveConfig } from './resolve-config.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import type { SecretResolvers } from './resolve-secret.ts';
import { pathText } from './wording.ts';

/** Nothing is believed for longer: neither the document nor a secret. */
const MAX_AGE_MS = 60_000;
const NAME = 'The configuration';

export interface StoredConfigOptions extends Registries {
  /** A step that verifies nothing and calls no tracker needs none: its connections then have no secrets. */
  readonly resolvers: SecretResolvers;
  /** Of which trackers it needs the webhook secrets: what it does not need it may not read. @default all */
  readonly needsSecretsOf?: (tracker: string) => boolean;
  /** Hears of what should be mended, and of why a reading failed, once for each reading. */
  readonly warn?: (warning: string) => void;
  readonly now?: () => number;
}

/** One reading, with the credentials that were asked for since. */
interface Reading {
  readonly configAt: ResolvedConfig['configAt'];
  readonly document: ConfigDocument;
  readonly credentials: Map<string, ReturnType<ConfigSource['credentials']>>;
}

/**
 * A configuration that is kept somewhere, as its document. It is checked as the file was, for it may be older than the schema;
 * one that does not fit is refused, and what was there before is not used any longer. A secret's time ends to the millisecond.
 *
 * @param load The document as it is kept, or `undefined` when there is none.
 */
export function storedConfigSource(
  load: () => Promise<unknown>,
  options: StoredConfigOptions,
): ConfigSource {
  const { resolvers, needsSecretsOf, warn = () => {}, now = Date.now } = options;
  async function readAnew(): Promise<Reading> {
    try {
      const document = checked(await load(), options);
      const { configAt, warnings } = await resolveConfig(
        document,
        resolvers,
        now(),
        needsSecretsOf,
      );
      for (const warning of warnings) warn(warning);
      return { configAt, document, credentials: new Map() };
    } catch (error) {
      warn(error instanceof Error ? error.message : 'The configuration cannot be read');
      throw error;
    }
  }
  const reading = remember(readAnew, MAX_AGE_MS, now);
  return {
    async read() {
      const { configAt } = await reading();
      return configAt(now());
    },
    async credentials(connection) {
      const { document, credentials } = await reading();
      const known = credentials.get(connection);
      if (known) return known;
      const asked = resolveCredentials(document, connection, resolvers);
      credentials.set(connection, asked);
      return asked.catch((error: unknown) => {
        credentials.delete(connection);
        throw error;
      });
    },
  };
}

function checked(raw: unknown, registries: Registries): ConfigDocument {
  if (raw === undefined) {
    const message = 'There is none: write one, and push it with `sluice apply`';
    throw new ConfigError(NAME, [{ path: '', message }]);
  }
  const result = checkConfig(raw, registries);
  if ('config' in result) return result.config;
  const problems = result.found.map(({ path, sentence }) => ({
    path: pathText(path),
    message: `${sentence} (${pathText(path)})`,
  }));
  throw new ConfigError(NAME, problems);
}
