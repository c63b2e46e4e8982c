import type { Command } from './command.ts';
import { usage } from './command.ts';
import { EXITS } from './exit.ts';
import { globalOptions } from './global-options.ts';
import type { Option } from './option.ts';
import { fields, section, stacked } from './text/layout.ts';
import type { Paint } from './text/paint.ts';

const MOTTO = 'Sluice turns tickets into safe, deduplicated tasks for coding agents.';

const FIRST_STEPS = [
  { line: 'sluice dev', means: 'start it on this machine, with an example' },
  { line: 'sluice tasks', means: 'what it does and did' },
  { line: 'sluice why github:acme/shop#7', means: 'why a ticket has a task, or has none' },
];

/** `sluice --help` */
export function programHelp(commands: readonly Command[], paint: Paint): string {
  return stacked(
    `${MOTTO}\n\nUsage: sluice <command> [options]`,
    list(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
      paint,
    ),
    optionList('Options of every command', globalOptions, paint),
    list(
      'Examples',
      FIRST_STEPS.map(({ line, means }) => [line, means]),
      paint,
    ),
    exits(paint),
    'In the checkout: npm run sluice -- <command>. `sluice <command> --help` says more of one.',
  );
}

/** `sluice <command> --help` */
export function commandHelp(command: Command, paint: Paint): string {
  return stacked(
    [command.summary, ...(command.about ?? [])].join('\n'),
    `Usage: ${usage(command)}`,
    optionList('Options', command.options, paint),
    optionList('Options of every command', globalOptions, paint),
    list(
      'Examples',
      command.examples.map(({ line, means }) => [line, means]),
      paint,
    ),
    exits(paint),
  );
}

/** What `--help --json` prints of a command. */
export function commandData(command: Command) {
  const { name, summary, about, options, examples } = command;
  const described = [...options, ...globalOptions].map(({ read: _, ...option }) => option);
  return { name, summary, about, usage: usage(command), options: described, examples };
}

/** What `--help --json` prints of the program. */
export function programData(commands: readonly Command[]) {
  return { summary: MOTTO, commands: commands.map(commandData), exitCodes: EXITS };
}

function optionList(title: string, options: readonly Option[], paint: Paint): string {
  const row = ({ name, short, value, means }: Option): readonly [string, string] => [
    `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`,
    means,
  ];
  return list(title, options.map(row), paint);
}

function exits(paint: Paint): string {
  const rows = Object.values(EXITS).map(({ code, means }) => [String(code), means] as const);
  return list('Exit codes', rows, paint);
}

function list(title: string, rows: readonly (readonly [string, string])[], paint: Paint): string {
  return section(title, fields(rows, paint), paint);
}
