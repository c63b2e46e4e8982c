import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import { checkConfig } from '../../shared/runtime/config/check-config.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Aws } from '../aws/aws.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import type { Target } from '../target.ts';
import type { Kept } from './kept-config.ts';
import { keptConfig } from './kept-config.ts';
import { readText } from './read-text.ts';

const registries = { trackers, agentKinds };

/** A configuration, and where it was read. */
export interface Found {
  readonly document: ConfigDocument;
  /** Completes "in ". */
  readonly where: string;
}

/** The configuration that counts: the file that was named; else what the deployment has, or the file of the Sluice here; else ./sluice.yaml. */
export async function documentOf(
  of: Target,
  file: string | undefined,
  io: Io,
  command: string,
): Promise<Found> {
  if (file === undefined && 'aws' in of) {
    const kept = await keptConfig(of.aws.operator);
    if (kept.document !== undefined) return deployed(kept, of.aws);
  }
  const name = file ?? ('door' in of ? of.door.config : undefined) ?? 'sluice.yaml';
  const text = await readText(resolve(io.cwd, name), name, `sluice ${command} --config <file>`);
  const parsed = parseConfig(text, { ...registries, file: name });
  if ('config' in parsed) return { document: parsed.config, where: name };
  throw new Failure('failed', `${name} has problems: nothing is done with it.`, {
    hint: `\`sluice config check ${name}\` names them.`,
  });
}

/** What a deployment has. @throws Failure where that is nothing, or is not understood. */
export async function deployedDocument(aws: Aws): Promise<Found & { readonly version: number }> {
  const kept = await keptConfig(aws.operator);
  if (kept.document !== undefined) return deployed(kept, aws);
  throw new Failure('not_found', `${aws.stack} has no configuration yet.`, {
    hint: 'Give it one: `sluice apply <file>`.',
  });
}

function deployed({ document, version }: Kept, { stack }: Aws) {
  const where = `version ${version} of ${stack}`;
  const result = checkConfig(document, registries);
  if ('config' in result) return { document: result.config, where, version };
  throw new Failure('failed', `What is deployed (${where}) is not understood here.`, {
    hint: 'It was applied by another version of Sluice. Name your file with --config, or use that version.',
  });
}
