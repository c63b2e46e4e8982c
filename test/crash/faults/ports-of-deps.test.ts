import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { tell } from '../run/tell.ts';
import { SCENARIOS } from '../scenarios.ts';
import { ENGINES } from '../stage/stores.ts';
import { CALLS } from './ports.ts';
import { PORTS_OF_BATCHES, PORTS_OF_DEPS } from './ports-of-deps.ts';

const ROOT = new URL('../../../', import.meta.url);

const INTAKE = readFileSync(new URL('shared/intake/deps.ts', ROOT), 'utf8');

function named(source: string): string[] {
  return [...source.matchAll(/^export interface \w+Deps (?:extends \w+ )?\{\n(.*?)^\}/gms)].flatMap(
    ([, body = '']) =>
      [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, name = '']) => name),
  );
}

/** What each function depends on, as the sources of its `deps.ts` name it. */
const deps = globSync('functions/**/deps.ts', { cwd: ROOT }).flatMap((file) => {
  const [, by = ''] = file.split('/');
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const inherited = /\bextends IntakeDeps\b/.test(source) ? named(INTAKE) : [];
  return [...inherited, ...named(source)].map((name) => ({ by, name }));
});

const made = new Set<string>();
const memory = await ENGINES.memory();
for (const scenario of SCENARIOS)
  for (const { by, call } of (await tell(scenario, [], memory)).steps) made.add(`${by}: ${call}`);

const calls = (by: string, port: string) =>
  [...made].filter((call) => call.startsWith(`${by}: ${port}.`));

test('every function says what it depends on', () => {
  const functions = globSync('functions/*', { cwd: ROOT }).map((path) => path.split('/')[1]);
  expect([...new Set(deps.map(({ by }) => by))].sort()).toEqual(functions.sort());
});

test('the harness knows all that functions depend on', () => {
  const unknown = deps.filter(({ name }) => !Object.hasOwn(PORTS_OF_DEPS, name));
  expect(unknown).toEqual([]);
  const named = new Set(deps.map(({ name }) => name));
  expect(Object.keys(PORTS_OF_DEPS).filter((name) => !named.has(name))).toEqual([]);
});

describe('some scenario makes steps of', () => {
  const ports = deps.flatMap(({ by, name }) => {
    const of = PORTS_OF_DEPS[name];
    return of === undefined || 'because' in of ? [] : of.map((port) => ({ by, port }));
  });
  const aside = Object.entries(PORTS_OF_BATCHES).map(([by, port]) => ({ by, port }));
  test.each([...ports, ...aside])('$by: $port', ({ by, port }) => {
    expect(calls(by, port)).not.toEqual([]);
  });

  test.each([...CALLS])('every call of %s', (port, methods) => {
    const called = [...made].map((call) => call.split(': ')[1] ?? '');
    expect(methods.filter((method) => !called.includes(`${port}.${method}`))).toEqual([]);
  });

  test('the clock, and the answer to whoever called', () => {
    const bys = new Set(deps.map(({ by }) => by));
    for (const by of bys) expect(calls(by, 'clock')).not.toEqual([]);
  });
});
