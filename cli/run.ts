import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Args } from './args.ts';
import { readArgs } from './args.ts';
import type { Aws } from './aws/aws.ts';
import type { Answer } from './command.ts';
import { commands } from './commands/commands.ts';
import { EXITS } from './exit.ts';
import { Failure } from './failure.ts';
import { directory, help, json, stack, url, version } from './global-options.ts';
import { commandData, commandHelp, programData, programHelp } from './help.ts';
import type { Io } from './io.ts';
import { localOperator } from './local-operator.ts';
import { painter } from './text/paint.ts';
import { visible, visibleJson } from './text/visible.ts';

/** Runs one command line and answers the exit code. With `--json` standard output gets one document, whatever happens. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const asJson = argv.includes(`--${json.name}`);
  try {
    const answer = await answerTo(argv, io);
    if ('code' in answer) return answer.code;
    io.out(asJson ? visibleJson(answer.json) : answer.text(painter(io.colour)));
    return EXITS[answer.exit].code;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const { exit, error, message, hint } = failure;
    if (asJson) io.out(visibleJson({ ok: false, error, message, hint }));
    else io.err(visible([`sluice: ${message}`, ...(hint === undefined ? [] : [hint])].join('\n')));
    return EXITS[exit].code;
  }
}

async function answerTo(argv: readonly string[], io: Io): Promise<Answer> {
  const { command, args } = readArgs(argv, commands);
  if (args.get(version)) return versionAnswer();
  if (!command) {
    const exit = args.get(help) ? 'ok' : 'usage';
    return { exit, json: programData(commands), text: (paint) => programHelp(commands, paint) };
  }
  if (args.get(help)) {
    return { exit: 'ok', json: commandData(command), text: (paint) => commandHelp(command, paint) };
  }
  const folder = resolve(io.cwd, args.get(directory) ?? (io.env.SLUICE_DIR || '.sluice'));
  const deployment = await deploymentOf(args, io);
  const local = localOperator({ directory: folder, url: args.get(url), fetch: io.fetch });
  return command.run(args, {
    io,
    directory: folder,
    operator: deployment?.operator ?? local,
    local: localOption(args) !== undefined,
    ...(deployment && { aws: deployment }),
  });
}

/** The one that the command line names; else the one that the environment does, unless the command line names one on this machine. */
async function deploymentOf(args: Args, io: Io): Promise<Aws | undefined> {
  const named = args.get(stack);
  const local = localOption(args);
  if (named !== undefined && local) {
    throw new Failure('usage', `\`--${stack.name}\` and \`--${local.name}\` name two.`, {
      hint: 'Give one of the two.',
    });
  }
  const name = named ?? (local ? undefined : io.env.SLUICE_STACK);
  if (!name) return undefined;
  if (stack.read(name) === undefined) {
    throw new Failure('usage', `Expected SLUICE_STACK to be ${stack.expected}, got '${name}'.`);
  }
  // The clients of AWS come along only here: what is asked on this machine starts faster without.
  return (await import('./aws/aws.ts')).aws(name, io);
}

/** What names the Sluice on this machine. */
function localOption(args: Args) {
  return args.get(directory) !== undefined ? directory : args.get(url) && url;
}

async function versionAnswer(): Promise<Answer> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version: number } = JSON.parse(manifest);
  return { exit: 'ok', json: { version: number }, text: () => `sluice ${number}` };
}
