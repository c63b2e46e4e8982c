import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ConfigSource } from '../../core/config.ts';
import { errorCode } from '../../core/error-code.ts';
import type { Registries } from './check-config.ts';
import type { ConfigDocument } from './config-document.ts';
import { ConfigError } from './config-error.ts';
import type { Parsed } from './parse-config.ts';
import { parseConfig } from './parse-config.ts';
import type { ResolvedConfig } from './resolve-config.ts';
import { resolveConfig } from './resolve-config.ts';
import type { OwnToken } from './resolve-credentials.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import type { SecretResolvers } from './resolve-secret.ts';

/** Nothing is believed for longer: neither the file nor a secret. */
const MAX_AGE_MS = 60_000;

export interface FileConfigOptions extends Registries {
  readonly resolvers: SecretResolvers;
  readonly ownToken?: OwnToken;
  /** How long the file is not looked at again; 0 lets an edit count at once. @default 60000 */
  readonly maxAgeMs?: number;
  /** Hears of what should be mended, once for each reading. */
  readonly warn?: (warning: string) => void;
  readonly now?: () => number;
}

/**
 * The configuration in a file. It is parsed again when the file has changed, its secrets are resolved again every minute. A broken edit
 * throws until it is mended: what was there before is not used any longer. A secret's time ends to the millisecond.
 */
export function fileConfigSource(path: string, options: FileConfigOptions): ConfigSource {
  const { resolvers, ownToken, maxAgeMs = MAX_AGE_MS, warn = () => {}, now = Date.now } = options;
  const file = basename(path);
  let parsed: { readonly stamp: string; readonly result: Parsed } | undefined;
  let current:
    | {
        readonly stamp: string;
        readonly resolvedAt: number;
        readonly configAt: ResolvedConfig['configAt'];
      }
    | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function document(): Promise<{
    readonly document: ConfigDocument;
    readonly stamp: string;
  }> {
    const stamp = await stampOf(path, file);
    if (parsed?.stamp !== stamp) {
      parsed = { stamp, result: parseConfig(await readFile(path, 'utf8'), { ...options, file }) };
      if ('warnings' in parsed.result)
        for (const { message } of parsed.result.warnings) warn(message);
    }
    const { result } = parsed;
    if ('problems' in result) throw new ConfigError(file, result.problems);
    return { document: result.config, stamp };
  }

  return {
    async read() {
      const at = now();
      const young = current && at - current.resolvedAt < MAX_AGE_MS;
      if (current && young && at - lookedAt < maxAgeMs) return current.configAt(at);
      const { document: read, stamp } = await document();
      lookedAt = at;
      if (current && young && current.stamp === stamp) return current.configAt(now());
      const { configAt, warnings } = await resolveConfig(read, resolvers, at);
      for (const warning of warnings) warn(warning);
      current = { stamp, resolvedAt: at, configAt };
      return configAt(now());
    },
    async credentials(connection) {
      return resolveCredentials((await document()).document, connection, resolvers, ownToken);
    },
  };
}

/** Changes when the file does, also when another takes its place within the same millisecond. */
async function stampOf(path: string, file: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${mtimeNs}:${size}:${ino}`;
  } catch (cause) {
    const message = `${file} cannot be read: ${errorCode(cause) ?? 'no code'} (${path})`;
    throw new ConfigError(file, [{ path: '', message }], { cause });
  }
}
