import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { usage } from '../../cli/command.ts';
import { commands } from '../../cli/commands/commands.ts';
import { EXITS } from '../../cli/exit.ts';
import { globalOptions } from '../../cli/global-options.ts';
import { sluice } from './command-line.ts';

describe.each(commands.map((command) => ({ name: command.name, command })))(
  'sluice $name --help',
  ({ name, command }) => {
    test('says what it does, how, with which options, with examples', async () => {
      const { code, out, err } = await sluice([...name.split(' '), '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(command.summary);
      expect(out).toContain(usage(command));
      expect(command.examples.length).toBeGreaterThan(0);
      for (const { line, means } of command.examples) {
        expect(out).toContain(line);
        expect(out).toContain(means);
      }
      for (const option of [...command.options, ...globalOptions]) {
        expect(out).toContain(`--${option.name}`);
        expect(out).toContain(option.means);
      }
    });

    test('is data with --json', async () => {
      const { out } = await sluice([...name.split(' '), '--help', '--json']);
      expect(JSON.parse(out)).toMatchObject({ name, usage: usage(command) });
    });
  },
);

test('sluice --help names every command and exit code', async () => {
  const { code, out } = await sluice(['--help']);
  expect(code).toBe(0);
  for (const { name, summary } of commands) {
    expect(out).toContain(name);
    expect(out).toContain(summary);
  }
  for (const { code: exit, means } of Object.values(EXITS))
    expect(out).toContain(`${exit}  ${means}`);
});

test('sluice alone → the same help, and 2', async () => {
  expect(await sluice([])).toEqual({ ...(await sluice(['--help'])), code: 2 });
});

test('sluice --version', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(await sluice(['--version'])).toEqual({ code: 0, out: `sluice ${version}`, err: '' });
  expect(JSON.parse((await sluice(['-v', '--json'])).out)).toEqual({ version });
});

describe('docs/cli.md', () => {
  /** The part below a heading, down to the next one of its kind. */
  const partOf = async (heading: string): Promise<string> => {
    const parts = (await readFile('docs/cli.md', 'utf8')).split(/^(?=## )/m);
    return parts.find((part) => part.startsWith(`## ${heading}\n`)) ?? '';
  };

  test.each(commands.map((command) => ({ name: command.name, command })))(
    'has a part about `$name` with its usage and options',
    async ({ name, command }) => {
      const part = await partOf(`sluice ${name}`);
      expect(part).toContain(usage(command));
      for (const { name: option, value } of command.options) {
        expect(part).toContain(`\`--${option}${value ? ` <${value}>` : ''}\``);
      }
      const named = [...part.matchAll(/^\| `--([\w-]+)/gm)].map(([, option]) => option);
      expect(named).toEqual(command.options.map((option) => option.name));
    },
  );

  test('names what every command takes, and the exit codes', async () => {
    const options = await partOf('Options of every command');
    for (const { name, value } of globalOptions) {
      expect(options).toContain(`\`--${name}${value ? ` <${value}>` : ''}\``);
    }
    const exits = await partOf('Exit codes');
    for (const { code, means } of Object.values(EXITS)) {
      expect(exits).toContain(`| ${code} | ${means} |`);
    }
  });
});
