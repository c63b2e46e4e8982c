import { describe, expect, test } from '@jest/globals';
import { readArgs } from '../../cli/args.ts';
import type { Command } from '../../cli/command.ts';
import { commands } from '../../cli/commands/commands.ts';
import { globalOptions, help, json } from '../../cli/global-options.ts';
import { flag, text, whole } from '../../cli/option.ts';
import { sluice } from './command-line.ts';

const name = text('name', 'name', 'a name');
const count = whole('count', 'number', 'how many', { min: 1, max: 5 });
const dry = flag('dry', 'only look', 'd');

const command = (of: Pick<Command, 'name' | 'words'> & Partial<Command>): Command => ({
  summary: '',
  options: [],
  examples: [],
  run: async () => ({ code: 0 }),
  ...of,
});

const TABLE = [
  command({ name: 'look', words: [{ name: 'id' }], options: [name, count, dry] }),
  command({ name: 'list', words: [] }),
  command({ name: 'box open', words: [{ name: 'file', optional: true }] }),
];

describe('what is understood', () => {
  test.each([
    { argv: ['look', 'a'], is: 'look', words: ['a'] },
    { argv: ['look', '--name', 'x', 'a'], is: 'look', words: ['a'], name: 'x' },
    {
      argv: ['--json', 'look', 'a', '--name=-x'],
      is: 'look',
      words: ['a'],
      name: '-x',
      json: true,
    },
    { argv: ['--name', 'x', 'look', 'a', '-d'], is: 'look', words: ['a'], name: 'x', dry: true },
    { argv: ['look', 'a', '--count', '5'], is: 'look', words: ['a'], count: 5 },
    { argv: ['look', '-'], is: 'look', words: ['-'] },
    { argv: ['look', '--', '--name'], is: 'look', words: ['--name'] },
    { argv: ['box', 'open'], is: 'box open', words: [] },
    { argv: ['box', 'open', 'f'], is: 'box open', words: ['f'] },
    { argv: ['look', '-h'], is: 'look', words: [], help: true },
    { argv: ['help', 'box', 'open'], is: 'box open', words: [], help: true },
    { argv: ['help'], is: undefined, words: [], help: true },
    { argv: [], is: undefined, words: [] },
  ])('$argv', ({ argv, is, words, ...options }) => {
    const asked = readArgs(argv, TABLE);
    const given = Object.entries({ name, count, dry, json, help }).flatMap(([key, option]) => {
      const value: unknown = asked.args.get<unknown>(option);
      return value === undefined ? [] : [[key, value]];
    });
    expect(asked.command?.name).toBe(is);
    expect(asked.args.words).toEqual(words);
    expect(Object.fromEntries(given)).toEqual(options);
  });
});

describe('what is not understood is a usage error that says what to do', () => {
  test.each([
    { argv: ['lok', 'a'], says: 'Unknown command `lok`', do: '`sluice look`' },
    { argv: ['frobnicate'], says: 'Unknown command `frobnicate`', do: 'look, list or box open' },
    { argv: ['box'], says: 'Unknown command `box`', do: '`sluice box open`' },
    { argv: ['box', 'opne'], says: 'Unknown command `box opne`', do: '`sluice box open`' },
    { argv: ['look', 'a', '--nme', 'x'], says: 'Unknown option `--nme`', do: '`--name`' },
    { argv: ['list', '--name', 'x'], says: 'Unknown option `--name`', do: 'sluice list --help' },
    { argv: ['look', 'a', '-x'], says: 'Unknown option `-x`', do: 'sluice look --help' },
    { argv: ['look', 'a', '--name'], says: '`--name` needs a value', do: '--name <name>' },
    { argv: ['look', 'a', '--name', '--dry'], says: '`--name` needs a value', do: '--name <name>' },
    { argv: ['look', 'a', '--name='], says: 'Expected `--name` to be a text', do: undefined },
    { argv: ['look', 'a', '--count', '6'], says: 'from 1 to 5, got', do: undefined },
    { argv: ['look', 'a', '--count', '1e0'], says: 'from 1 to 5, got', do: undefined },
    { argv: ['look', 'a', '--dry=no'], says: '`--dry` takes no value', do: '`--dry` alone' },
    { argv: ['look', 'a', '-d', '--dry'], says: '`--dry` stands twice', do: 'once' },
    { argv: ['look'], says: '<id> is missing', do: 'sluice look <id> [options]' },
    { argv: ['look', ''], says: 'An argument is empty', do: 'Usage' },
    { argv: ['box', 'open', 'a', 'b'], says: '`b` is one too many', do: 'box open [file]' },
    { argv: ['look', 'a', '--__proto__'], says: 'Unknown option `--__proto__`', do: 'lists' },
  ])('$argv → $says', ({ argv, says, do: hint }) => {
    const failed = () => readArgs(argv, TABLE);
    expect(failed).toThrow(expect.objectContaining({ name: 'Failure', exit: 'usage' }));
    expect(failed).toThrow(says);
    if (hint !== undefined) {
      expect(failed).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
    }
  });
});

describe('the table of commands', () => {
  test('an option that two commands have takes a value in both or in neither', () => {
    const all = [...globalOptions, ...commands.flatMap(({ options }) => options)];
    const mixed = all.filter((one) =>
      all.some((other) => other.name === one.name && Boolean(other.value) !== Boolean(one.value)),
    );
    expect(mixed).toEqual([]);
  });

  test('no command has an option that every command has', () => {
    const taken = new Set<string>(globalOptions.map((option) => option.name));
    expect(
      commands.flatMap(({ options }) => options.filter((each) => taken.has(each.name))),
    ).toEqual([]);
  });

  test.each(commands.flatMap((each) => each.examples.map(({ line }) => ({ line, is: each.name }))))(
    'the example `$line` is understood',
    ({ line, is }) => {
      const [command = ''] = line.split(' | ').slice(-1);
      const words = command.replace(/ <.*$/, '').match(/"[^"]*"|\S+/g) ?? [];
      const argv = words.slice(1).map((word) => word.replaceAll('"', ''));
      expect(readArgs(argv, commands).command?.name).toBe(is);
    },
  );
});

test.each([
  { argv: ['taks'], says: 'Did you mean `sluice tasks`?' },
  { argv: ['tasks', '--sate', 'held'], says: 'Did you mean `--state`?' },
  { argv: ['tasks', '--state', 'done'], says: 'needs_info' },
  { argv: ['tasks', '--hours', '0'], says: 'from 1 to 2160' },
  { argv: ['dev', '--port', '99999'], says: 'from 1 to 65535' },
  { argv: ['dev', '--json'], says: 'sluice tasks --json' },
  { argv: ['dev', '--url', 'http://127.0.0.1:1'], says: '--port' },
  { argv: ['tasks', '--url', 'localhost:4390'], says: 'http or https' },
])('sluice $argv → 2, on standard error', async ({ argv, says }) => {
  const { code, out, err } = await sluice(argv);
  expect(code).toBe(2);
  expect(`${out}${err}`).toContain(says);
  if (!argv.includes('--json')) expect(out).toBe('');
});
