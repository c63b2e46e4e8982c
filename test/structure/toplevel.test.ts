import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');

/** What its users were promised, and what the tools want to find there. */
const TOP_LEVEL = [
  ...['functions', 'infra', 'shared', 'events', 'test', 'cli', 'docs'],
  ...['cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'biome.json'],
  ...['README.md', 'CONTRIBUTING.md', 'LICENSE', '.gitignore', '.ci'],
];

/** Of what git tracks, the first path segments that are not in the list. */
const strays = (tracked: readonly string[]): string[] => [
  ...new Set(
    tracked.map((file) => file.split('/', 1).join()).filter((top) => !TOP_LEVEL.includes(top)),
  ),
];

/**
 * Paths of the machine that a text holds: the checkout and whatever lies beside it. Right below the file system's root a name
 * says nothing: `/app` and `/repos` are routes of GitHub, too.
 */
function machinePaths(text: string, root: string, beside: readonly string[]): string[] {
  const parent = dirname(root);
  if (parent === parse(parent).root) return [];
  return beside
    .map((name) => join(parent, name))
    .filter((path) =>
      text
        .split(path)
        .slice(1)
        .some((after) => !/^[\w-]/.test(after)),
    );
}

/** What git tracks; nothing where there is no git to ask, as in an unpacked archive. */
function tracked(): string[] {
  const git = ['-c', 'safe.directory=*', 'ls-files', '-z'];
  const { status, stdout } = spawnSync('git', git, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.split('\0').filter((file) => file !== '') : [];
}

const files = () =>
  TOP_LEVEL.flatMap((top) => [top, ...globSync(`${top}/**/*`, { cwd: ROOT })]).filter((file) =>
    statSync(join(ROOT, file), { throwIfNoEntry: false })?.isFile(),
  );

describe('the top level', () => {
  test('has nothing but what it is for', () => {
    expect(strays(tracked())).toEqual([]);
  });

  test('has all that was promised', () => {
    expect(TOP_LEVEL.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  test('a stray is noticed', () => {
    expect(strays(['shared/core/a.ts', 'scripts/a.ts', 'scripts/b.ts', 'NOTES.md'])).toEqual([
      'scripts',
      'NOTES.md',
    ]);
  });
});

describe('the tree stands on any machine', () => {
  test('no file names a path of this one', () => {
    const beside = readdirSync(dirname(ROOT));
    const named = files().filter(
      (file) => machinePaths(readFileSync(join(ROOT, file), 'utf8'), ROOT, beside).length > 0,
    );
    expect(named).toEqual([]);
  });

  test.each([
    { given: 'the checkout', text: 'cd /home/me/sluice && ls', found: ['/home/me/sluice'] },
    { given: 'its neighbour', text: 'read "/home/me/notes/a.md"', found: ['/home/me/notes'] },
    { given: 'a path that only begins alike', text: '/home/me/sluices', found: [] },
    { given: 'a path of another machine', text: '/home/you/sluice', found: [] },
    { given: 'both', text: '/home/me/sluices /home/me/sluice.', found: ['/home/me/sluice'] },
  ])('$given → $found', ({ text, found }) => {
    expect(machinePaths(text, '/home/me/sluice', ['sluice', 'notes'])).toEqual(found);
  });
});
