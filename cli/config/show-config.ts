import { basename } from 'node:path';
import { stringify } from 'yaml';
import { agentKinds } from '../../shared/agents/agents.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Answer, Context } from '../command.ts';
import { Failure } from '../failure.ts';
import { target } from '../target.ts';
import { visible } from '../text/visible.ts';
import { keptConfig } from './kept-config.ts';
import { readText } from './read-text.ts';

/** The configuration of the deployment or of the Sluice on this machine. */
export async function showConfig(context: Context): Promise<Answer> {
  const of = await target(context);
  if ('door' in of) return showFile(of.door.config);
  const { stack, operator } = of.aws;
  const { version, by, at, document } = await keptConfig(operator);
  if (document === undefined)
    throw new Failure('not_found', `${stack} has no configuration yet.`, {
      hint: 'Give it one: `sluice apply <file>`. Until then every delivery is answered 503.',
    });
  const said = `version ${version} of ${stack}${at ? `, applied ${at}` : ''}${by ? ` by ${by}` : ''}`;
  return answer({ stack, version, by, at }, said, document);
}

async function showFile(path: string | undefined): Promise<Answer> {
  if (path === undefined)
    throw new Failure('not_found', 'The Sluice on this machine does not say which file it reads.', {
      hint: 'It may be of an older version: start it again.',
    });
  const file = basename(path);
  const text = await readText(path, file, 'sluice dev --config <file>');
  const parsed = parseConfig(text, { trackers, agentKinds, file });
  if ('problems' in parsed)
    throw new Failure('failed', `${file} has problems: nothing is accepted with it.`, {
      hint: `\`sluice config check ${path}\` names them.`,
    });
  return answer({ file: path }, `${path}, as the Sluice on this machine reads it`, parsed.config);
}

function answer(facts: object, said: string, document: unknown): Answer {
  return {
    exit: 'ok',
    json: { ok: true, ...facts, document },
    text: () => visible(`# ${said}\n${stringify(document, { lineWidth: 0 }).trimEnd()}`),
  };
}
