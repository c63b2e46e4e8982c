import { parseArgs } from 'node:util';
import { closest } from '../shared/runtime/config/closest.ts';
import { oneOf } from '../shared/runtime/config/wording.ts';
import type { Command } from './command.ts';
import { usage } from './command.ts';
import { Failure } from './failure.ts';
import { globalOptions, help, version } from './global-options.ts';
import type { Option } from './option.ts';

/** What was asked for, checked: every option is known and can be read. */
export interface Args {
  readonly words: readonly string[];
  get<T>(option: Option<T>): T | undefined;
}

/** The command that was meant; none when there was no word, or only a question for help. */
export interface Asked {
  readonly command?: Command;
  readonly args: Args;
}

interface Given {
  readonly name: string;
  readonly raw: string;
  readonly value: string | undefined;
  readonly inline: boolean;
}

/** Reads a command line by the table of commands. Options may stand before and after the command. @throws Failure */
export function readArgs(argv: readonly string[], commands: readonly Command[]): Asked {
  const { words, given } = split(argv, [
    ...globalOptions,
    ...commands.flatMap(({ options }) => options),
  ]);
  const asksForHelp = words[0] === 'help' || given.some(({ name }) => name === help.name);
  const rest = words[0] === 'help' ? words.slice(1) : words;
  const command = rest.length > 0 ? commandOf(rest, commands) : undefined;
  const options = check(given, command);
  const own = command ? rest.slice(command.name.split(' ').length) : [];
  const values = asksForHelp ? new Map([...options, [help.name, '']]) : options;
  if (command && !asksForHelp && !values.has(version.name)) checkWords(own, command);
  return {
    ...(command ? { command } : {}),
    args: {
      words: own,
      get(option) {
        const value = values.get(option.name);
        return value === undefined ? undefined : option.read(value);
      },
    },
  };
}

/** Tells words from options. Which option takes a value is the same in every command, so the command need not be known yet. */
function split(
  argv: readonly string[],
  known: readonly Option[],
): { readonly words: readonly string[]; readonly given: readonly Given[] } {
  const options = known.map(({ name, value, short }) => [
    name,
    { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) } as const,
  ]);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options),
    strict: false,
    tokens: true,
  });
  return {
    words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    given: tokens.flatMap((token) =>
      token.kind === 'option'
        ? [
            {
              name: token.name,
              raw: token.rawName,
              value: token.value,
              inline: token.inlineValue === true,
            },
          ]
        : [],
    ),
  };
}

function commandOf(words: readonly string[], commands: readonly Command[]): Command {
  const [first = '', second] = words;
  const inGroup = commands.filter(({ name }) => name.startsWith(`${first} `));
  const asked = inGroup.length > 0 && second !== undefined ? `${first} ${second}` : first;
  const found = commands.find(({ name }) => name === asked);
  if (found) return found;
  const near =
    closest(asked, names(commands)) ?? (inGroup.length > 0 ? inGroup[0]?.name : undefined);
  throw new Failure('usage', `Unknown command \`${asked}\`.`, {
    hint: near
      ? `Did you mean \`sluice ${near}\`? \`sluice --help\` lists them all.`
      : `There are ${oneOf(names(commands))}; \`sluice --help\` says more.`,
  });
}

/** The options by name, after everything that can be wrong with one. */
function check(given: readonly Given[], command: Command | undefined): Map<string, string> {
  const known: readonly Option[] = [...globalOptions, ...(command?.options ?? [])];
  const values = new Map<string, string>();
  for (const each of given) {
    const option = known.find(({ name }) => name === each.name);
    if (!option) throw unknownOption(each, known, command);
    if (values.has(option.name)) {
      throw new Failure('usage', `\`${each.raw}\` stands twice.`, { hint: 'Give it once.' });
    }
    values.set(option.name, readable(each, option));
  }
  return values;
}

function readable({ raw, value, inline }: Given, option: Option): string {
  if (option.value === undefined) {
    if (value === undefined) return '';
    throw new Failure('usage', `\`${raw}\` takes no value.`, { hint: `Write \`${raw}\` alone.` });
  }
  if (value === undefined || (!inline && value.length > 1 && value.startsWith('-'))) {
    throw new Failure('usage', `\`${raw}\` needs a value.`, {
      hint: `Write \`${raw} <${option.value}>\`, with ${option.expected}.`,
    });
  }
  if (option.read(value) !== undefined) return value;
  throw new Failure('usage', `Expected \`${raw}\` to be ${option.expected}, got '${value}'.`);
}

function unknownOption(
  { raw }: Given,
  known: readonly Option[],
  command: Command | undefined,
): Failure {
  const near = closest(
    raw.replace(/^-+/, ''),
    known.map(({ name }) => name),
  );
  const all = command ? `sluice ${command.name} --help` : 'sluice --help';
  return new Failure(
    'usage',
    `Unknown option \`${raw}\`${command ? ` of \`sluice ${command.name}\`` : ''}.`,
    { hint: near ? `Did you mean \`--${near}\`?` : `\`${all}\` lists the options.` },
  );
}

function checkWords(words: readonly string[], command: Command): void {
  const missing = command.words.slice(words.length).find(({ optional }) => !optional);
  const hint = `Usage: ${usage(command)}`;
  if (missing) throw new Failure('usage', `<${missing.name}> is missing.`, { hint });
  const extra = words[command.words.length];
  if (extra !== undefined) throw new Failure('usage', `\`${extra}\` is one too many.`, { hint });
  if (words.includes('')) throw new Failure('usage', 'An argument is empty.', { hint });
}

function names(commands: readonly Command[]): string[] {
  return commands.map(({ name }) => name);
}
