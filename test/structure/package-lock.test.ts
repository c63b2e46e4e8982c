import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly resolved?: string;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

/** A `resolved` ties the lockfile to one registry: `npm install --omit-lockfile-registry-resolved` leaves it out. */
const tied = ({ packages }: Lock): string[] =>
  Object.keys(packages).filter((path) => /^https?:/.test(packages[path]?.resolved ?? ''));

/**
 * Packages for other platforms that a registry did not have when the lockfile was written; `npm ci` then refuses the lockfile
 * wherever there is a registry that has them, and wherever there is none.
 */
const missing = ({ packages }: Lock): string[] =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, path, name)),
  );

/** As Node resolves it: beside the package's own dependencies, then one level up, and so on. */
function isLocked(packages: Lock['packages'], path: string, name: string): boolean {
  if (packages[join(path, 'node_modules', name).replaceAll('\\', '/')]) return true;
  if (path === '') return false;
  return isLocked(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

const lock = (): Lock => JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));

test('package-lock.json names no registry', () => {
  expect(tied(lock())).toEqual([]);
});

test('package-lock.json has the packages of every platform', () => {
  expect(missing(lock())).toEqual([]);
});

test('a registry and a missing platform are noticed', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
    'node_modules/a/node_modules/a-linux': { resolved: 'https://registry.example/a-linux.tgz' },
    'node_modules/b': { optionalDependencies: { a: '1.0.0' } },
  };
  expect(tied({ packages })).toEqual(['node_modules/a/node_modules/a-linux']);
  expect(missing({ packages })).toEqual(['a-darwin']);
});
