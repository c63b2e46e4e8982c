import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { faultsPage, guardsPage, scenariosPage } from '../crash/run/pages.ts';
import { singles } from '../crash/run/plans.ts';
import { tell } from '../crash/run/tell.ts';
import { SCENARIOS } from '../crash/scenarios.ts';
import { ENGINES } from '../crash/stage/stores.ts';
import { PROMISES } from '../prove/promises.ts';

const page = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');

/** What stands on the page between two markers. */
function between(name: string): string {
  const [, after = ''] = page.split(`<!-- ${name}: begin -->\n`);
  return after.split(`\n<!-- ${name}: end -->`)[0] ?? '';
}

describe('docs/reliability.md', () => {
  test.each([
    { name: 'scenarios', written: scenariosPage },
    { name: 'guards', written: guardsPage },
    { name: 'faults', written: faultsPage },
  ])('has the $name as `npm run crash -- --list` prints them', ({ name, written }) => {
    expect(between(name)).toBe(written());
  });

  test('claims no more scenarios and points than there are', async () => {
    const [, scenarios = '', points = ''] =
      /\| (\d+) scenarios, more than ([\d,]+) points/.exec(page) ?? [];
    expect(Number(scenarios)).toBe(SCENARIOS.length);
    const memory = await ENGINES.memory();
    let counted = 0;
    for (const scenario of SCENARIOS) {
      const { steps } = await tell(scenario, [], memory);
      counted += singles(steps).length;
    }
    expect(counted).toBeGreaterThan(Number(points.replace(',', '')) || Number.POSITIVE_INFINITY);
  });

  test('no scenario guards a promise that is not there', () => {
    const named = SCENARIOS.flatMap(({ guards }) => guards);
    expect(named.filter((number) => !PROMISES[number - 1])).toEqual([]);
  });
});
