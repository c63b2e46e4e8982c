import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import { MAX_CONFIG_BYTES } from '../../shared/core/config-store.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Aws } from '../aws/aws.ts';
import type { Answer, Context } from '../command.ts';
import { Failure } from '../failure.ts';
import { target } from '../target.ts';
import { painter } from '../text/paint.ts';
import type { Applied } from '../views/apply-view.ts';
import { appliedView, differencesView } from '../views/apply-view.ts';
import { checkView } from '../views/check-view.ts';
import { checkFile } from './check-file.ts';
import { differences } from './differences.ts';
import { keptConfig } from './kept-config.ts';
import { onlyHere } from './only-here.ts';
import { readText } from './read-text.ts';

export interface ApplyOptions {
  /** As the person named it. */
  readonly file: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly asJson: boolean;
}

/** Checks a file, shows how it differs from what the deployment has, asks, and puts it in its place. */
export async function applyFile(options: ApplyOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const { file } = options;
  const path = resolve(io.cwd, file);
  const to = await target(context);
  if ('door' in to) return usedAsItIs(path, file, to.door.config, context);
  const text = await readText(path, file, 'sluice apply <file>');
  const parsed = parseConfig(text, { trackers, agentKinds, file });
  if ('problems' in parsed) {
    const checked = { ok: false, file, problems: parsed.problems, warnings: [] } as const;
    return { exit: 'failed', json: checked, text: (paint) => checkView(checked, paint) };
  }
  const bytes = Buffer.byteLength(JSON.stringify(parsed.config));
  if (bytes > MAX_CONFIG_BYTES)
    throw new Failure(
      'failed',
      `${file} has ${bytes} bytes as JSON, and a deployment keeps at most ${MAX_CONFIG_BYTES}.`,
      {
        error: 'too_large',
        hint: 'Globs in `repos` and `accounts` (`acme/*`) say in one line what lists say in many.',
      },
    );
  const kept = await keptConfig(to.aws.operator);
  const found = {
    file,
    stack: to.aws.stack,
    from: kept.version,
    differences: differences(kept.document ?? {}, parsed.config),
    warnings: [...parsed.warnings.map(({ message }) => message), ...onlyHere(parsed.config)],
  };
  if (found.differences.length === 0) return told({ ...found, did: 'nothing' }, 'ok');
  if (options.dryRun) return told({ ...found, did: 'would' }, 'differs');
  const isAsked = !options.yes;
  if (isAsked && !(await saysYes(found, options, context)))
    return told({ ...found, did: 'nothing', isShown: true }, 'failed');
  return applied({ ...found, isShown: isAsked }, parsed.config, to.aws);
}

async function applied(
  found: Omit<Applied, 'did'>,
  document: object,
  { operator }: Aws,
): Promise<Answer> {
  const { version } = await operator.ask({ do: 'apply', document, over: found.from });
  return told({ ...found, did: 'applied', version: Number(version) }, 'ok');
}

/** What is applied without a question was read by nobody. */
async function saysYes(
  found: Omit<Applied, 'did'>,
  { asJson }: ApplyOptions,
  { io }: Context,
): Promise<boolean> {
  if (!asJson) io.err(differencesView(found, painter(io.colour)));
  const said = asJson ? undefined : await io.confirm(`Apply this to ${found.stack}?`);
  if (said !== undefined) return said;
  throw new Failure('usage', 'Nobody is here to say yes.', {
    hint: 'Look at it with --dry-run, then apply it with --yes.',
  });
}

function told(result: Applied, exit: 'ok' | 'failed' | 'differs'): Answer {
  return {
    exit,
    json: { ok: exit !== 'failed', ...result, isShown: undefined },
    text: (paint) => appliedView(result, paint),
  };
}

/** A Sluice on this machine reads the file itself: there is nothing to apply, only to check. */
async function usedAsItIs(
  path: string,
  file: string,
  used: string | undefined,
  { io }: Context,
): Promise<Answer> {
  const checked = await checkFile(path, file, io);
  if (!('exit' in checked)) return checked;
  const words =
    used === path
      ? `The Sluice on this machine reads ${file} itself: an edit counts at once, and nothing is applied.`
      : `The Sluice on this machine reads ${used ?? 'its own file'} itself, not ${file}: nothing is applied.`;
  const hint = 'For a deployment on AWS name it: --stack <name>.';
  const facts = typeof checked.json === 'object' ? checked.json : {};
  return {
    exit: checked.exit,
    json: { ...facts, did: 'nothing', message: words, hint },
    text: (paint) => `${checked.text(paint)}\n${words}\n${hint}`,
  };
}
