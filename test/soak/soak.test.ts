import { expect, test } from '@jest/globals';
import type { Plant } from './faults/plant.ts';
import { PLANTS } from './faults/plant.ts';
import { optionsOf } from './options.ts';
import { isGood } from './print.ts';
import { soak } from './run.ts';

/** A few tickets, without faults: quick, and nothing but the defect is to be found. */
const QUICK = ['--tickets', '7', '--projects', 'github', '--fault-rate', '0'];

async function soaked(args: readonly string[]) {
  const options = optionsOf([...QUICK, ...args]);
  if (options === 'help') throw new Error('options were expected');
  return soak(options, () => {});
}

test.concurrent.each(Object.keys(PLANTS) as Plant[])(
  'the accounting sees the planted defect %s',
  async (plant) => {
    const result = await soaked(['--seed', '111', '--plant', plant]);
    const found = result.findings.map(({ kind, what }) => `${kind}: ${what}`);
    expect(found).toContainEqual(expect.stringMatching(PLANTS[plant]));
    expect(isGood(result)).toBe(false);
  },
  180_000,
);
