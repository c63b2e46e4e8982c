import { expect, test } from '@jest/globals';
import { planned } from './plan.ts';

const TRACKERS = ['github', 'linear', 'sender'];

const plan = (seed: number) =>
  Array.from({ length: 300 }, (_, index) => {
    const { story, behaviour, later, twoHooks } = planned(seed, index, TRACKERS);
    return [story.name, behaviour, later, twoHooks].join();
  });

test('a seed is a plan', () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(1)).not.toEqual(plan(2));
});

test('every story is told', () => {
  const told = new Set(plan(1).map((line) => line.split(',')[0]));
  expect(told.size).toBeGreaterThan(20);
});
