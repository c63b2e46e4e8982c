import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SCENARIOS } from '../crash/scenarios.ts';
import { PROMISES } from './promises.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const noticing = PROMISES.flatMap(({ guards: more, breaches }) => [
  ...more,
  ...breaches.map(({ noticed }) => noticed),
]);
const guards = noticing.filter((each) => 'file' in each);
const stories = noticing.filter((each) => 'scenario' in each);
const breaches = PROMISES.flatMap((kept) => kept.breaches);

/** Whether a source has a `describe` or `test` of this title, however it is quoted. */
function hasTitle(source: string, title: string): boolean {
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted));
}

describe('the table of promises', () => {
  test('has all thirteen, each with something that breaks it', () => {
    expect(PROMISES).toHaveLength(13);
    expect(PROMISES.filter((kept) => kept.breaches.length === 0)).toEqual([]);
  });

  test('names only scenarios that there are', () => {
    const names = SCENARIOS.map(({ name }) => name);
    expect(stories.filter(({ scenario }) => !names.includes(scenario))).toEqual([]);
  });

  test('has five breaches, at least, that the crash harness notices', () => {
    expect(breaches.filter(({ noticed }) => 'scenario' in noticed).length).toBeGreaterThan(4);
  });

  test.each(guards)('$file has a test $test', ({ file, test: name }) => {
    const source = read(file);
    expect(name.split(' › ').filter((title) => !hasTitle(source, title))).toEqual([]);
  });

  test.each(breaches)('$file: $what', ({ file, find, replace }) => {
    expect(read(file).split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });
});
