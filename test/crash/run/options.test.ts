import { expect, test } from '@jest/globals';
import { SCENARIOS } from '../scenarios.ts';
import { BadUsage, readOptions } from './options.ts';

test.each([
  { given: '--bogus', says: '--bogus' },
  { given: '--scenario nobody', says: 'Expected --scenario to be one of start-by-label' },
  { given: '--engine mysql', says: 'Expected --engine to be one of memory, dynalite' },
  { given: '--seed x', says: 'Expected a number for --seed' },
  { given: '--pairs -1', says: '--pairs' },
  { given: '--fault throw', says: 'want a --point' },
  { given: '--point 3 --fault throw', says: 'want one --scenario' },
  { given: '--scenario blocked --point 0 --fault throw', says: '--point counts from 1' },
  { given: '--scenario blocked --point 3', says: 'Expected --fault to be one of kill-before' },
  {
    given: '--scenario blocked --point 3 --fault throw --second 5',
    says: 'Expected --second to be one of kill-before',
  },
  { given: '--scenario blocked --scenario message --steps', says: 'want one --scenario' },
])('$given is not understood', ({ given, says }) => {
  expect(() => readOptions(given.split(' '))).toThrow(BadUsage);
  expect(() => readOptions(given.split(' '))).toThrow(says);
});

test('without options everything is run, and a sample on the real engine', () => {
  expect(readOptions([])).toEqual({
    do: 'run',
    scenarios: SCENARIOS,
    engine: undefined,
    short: false,
    bail: false,
    pairs: undefined,
    seed: 1,
  });
});

test('what a failure prints plays just that run', () => {
  const [first] = SCENARIOS;
  const text = `--scenario ${first?.name} --point 17 --fault lost-answer --second 23:throw`;
  expect(readOptions(text.split(' '))).toEqual({
    do: 'replay',
    scenario: first,
    plan: [
      { at: 17, fault: 'lost-answer' },
      { at: 23, fault: 'throw' },
    ],
    engine: 'memory',
  });
});
