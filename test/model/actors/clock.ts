import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../../contracts/clock.ts';
import type { Command } from '../command.ts';
import { deed } from '../command.ts';

const SECOND = 1000;

const WAITS = [
  { name: 'a moment', ms: 300, weight: 2 },
  { name: 'a second', ms: SECOND, weight: 6 },
  { name: 'half a minute', ms: 30 * SECOND, weight: 3 },
  { name: 'two minutes', ms: 2 * MINUTE, weight: 2 },
  { name: 'eight minutes', ms: 8 * MINUTE, weight: 2 },
  { name: 'an hour', ms: HOUR, weight: 1 },
  { name: 'a day', ms: DAY, weight: 1 },
] as const;

/** Time goes by. A function of ours that stands longer than it may live is gone then. */
export const clock: fc.Arbitrary<Command> = fc.oneof(
  ...WAITS.map(({ name, ms, weight }) => ({
    weight,
    arbitrary: fc.constant(deed(`${name} passes`, (lab) => lab.wait(ms))),
  })),
);
