import type { ConfigStore } from '../../shared/core/config-store.ts';
import { MAX_CONFIG_BYTES } from '../../shared/core/config-store.ts';
import type { Person } from '../../shared/core/head.ts';
import type { Registries } from '../../shared/runtime/config/check-config.ts';
import { checkConfig } from '../../shared/runtime/config/check-config.ts';
import { pathText } from '../../shared/runtime/config/wording.ts';
import type { OperateDeps } from './deps.ts';
import type { Request, Response } from './request.ts';
import { time } from './view.ts';

/** Where the configuration is kept, and what it is checked with. */
export interface StoredConfig extends Registries {
  readonly store: ConfigStore;
}

/** The configuration as it is kept, and who applied it when. Version 0 without a document: nobody ever did. */
export async function showConfig({ stored }: OperateDeps): Promise<Response> {
  if (!stored) return inFile();
  const kept = await stored.store.read();
  if (!kept) return { ok: true, version: 0 };
  const { version, by, document, at } = kept;
  return { ok: true, version, by, document, ...(at > 0 && { at: time(at) }) };
}

/** Puts a checked document in the place of the version that the caller looked at; whoever was faster stays. */
export async function applyConfig(
  { document, over }: Extract<Request, { do: 'apply' }>,
  by: Person,
  { stored, now }: OperateDeps,
): Promise<Response> {
  if (!stored) return inFile();
  const checked = checkConfig(document, stored);
  if ('found' in checked) {
    const sentences = checked.found.map(({ path, sentence }) => `${sentence} (${pathText(path)})`);
    return {
      ok: false,
      error: 'refused',
      message: `The configuration has problems: ${sentences.join('; ')}`,
      hint: 'This deployment may be older than the command line that checked it: deploy again, then apply.',
    };
  }
  const { config } = checked;
  const bytes = Buffer.byteLength(JSON.stringify(config));
  if (bytes > MAX_CONFIG_BYTES) {
    return {
      ok: false,
      error: 'refused',
      message: `The configuration has ${bytes} bytes as JSON, and at most ${MAX_CONFIG_BYTES} are kept.`,
      hint: 'Globs in `repos` and `accounts` (`acme/*`) say in one line what lists say in many.',
    };
  }
  const at = now();
  if (await stored.store.write({ document: config, at, by: by.name }, over)) {
    return { ok: true, version: over + 1, by: by.name, at: time(at) };
  }
  return overtaken(over, await stored.store.read());
}

function overtaken(over: number, kept: Awaited<ReturnType<ConfigStore['read']>>): Response {
  const now = kept
    ? `version ${kept.version} was applied by ${kept.by} at ${time(kept.at)}`
    : 'there is none any more';
  return {
    ok: false,
    error: 'refused',
    message: `Somebody else was faster: you looked at version ${over}, and ${now}. Nothing was changed.`,
    hint: 'Run `sluice apply` again: it shows the difference with what there is now.',
  };
}

function inFile(): Response {
  return {
    ok: false,
    error: 'refused',
    message: 'This Sluice reads its configuration from a file, and keeps none.',
    hint: 'Edit the file: it counts at once. `sluice config check` finds what is wrong with it.',
  };
}
