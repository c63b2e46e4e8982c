import { expect, test } from '@jest/globals';
import type { Plant } from './faults/plant.ts';
import { PLANTS } from './faults/plant.ts';
import { optionsOf } from './options.ts';
import { isGood } from './print.ts';
import { soak } from './run.ts';

/** A few tickets on two kinds of tracker, without faults: quick, and nothing but the defect can be found. */
const QUICK = ['--tickets', '12', '--projects', 'github', '--fault-rate', '0', '--patience', '12'];

async function soaked(args: readonly string[]) {
  const options = optionsOf([...QUICK, ...args]);
  if (options === 'help') throw new Error('options were expected');
  return soak(options, () => {});
}

test.each(Object.keys(PLANTS) as Plant[])(
  'the accounting sees the planted defect %s',
  async (plant) => {
    const result = await soaked(['--seed', '4', '--plant', plant]);
    expect(result.figures[PLANTS[plant]]).toBeGreaterThan(0);
    expect(isGood(result)).toBe(false);
  },
  120_000,
);
