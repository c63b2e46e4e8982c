import { describe, expect, test } from '@jest/globals';
import { alarmOf } from '../../../shared/core/alarm.ts';
import { change } from '../../../shared/core/change.ts';
import type { Head } from '../../../shared/core/head.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import { HOUR, START } from '../../contracts/clock.ts';
import { KEY } from '../../support/world/samples.ts';

const NOW = START;
const MINUTE = 60_000;
const headOf = (more: Partial<Head>): Head => ({ key: KEY, version: 1, epoch: 1, ...more });
const RUNNING = { state: 'running', startBy: NOW + 10 * MINUTE } as const;
const SHOWING = { ...RUNNING, showWant: 1 } as const;

/** What stands is `stands` from now, what is wanted follows from the head, the answer is `rings` from now. */
const cases: readonly {
  given: string;
  stands?: number;
  head: Partial<Head>;
  rings: number | undefined;
}[] = [
  { given: 'nothing stands', head: SHOWING, rings: TIMERS.owed },
  {
    given: 'what stands is later than wanted, within a minute',
    stands: 50_000,
    head: SHOWING,
    rings: 50_000,
  },
  {
    given: 'what stands is more than a minute off',
    stands: 61_000,
    head: SHOWING,
    rings: TIMERS.owed,
  },
  {
    given: 'what stands rings in the middle of it',
    stands: 10_000,
    head: SHOWING,
    rings: TIMERS.owed,
  },
  { given: 'what stands has rung', stands: -1, head: SHOWING, rings: TIMERS.owed },
  { given: 'nothing is owed any more', stands: 50_000, head: RUNNING, rings: 10 * MINUTE },
  { given: 'no timer runs', stands: 50_000, head: { state: 'failed' }, rings: undefined },
  {
    given: 'it was tried and failed',
    stands: 50_000,
    head: { ...SHOWING, showTries: 2 },
    rings: 4 * TIMERS.owed,
  },
  {
    given: 'it waits for its back-off',
    stands: 50_000,
    head: { state: 'queued', enqueueOwed: true, notBefore: NOW + HOUR, until: NOW + 9 * HOUR },
    rings: HOUR,
  },
  {
    given: 'it waits in line',
    stands: 20_000,
    head: {
      state: 'queued',
      enqueueOwed: true,
      waitsIn: 'shop',
      waitsSince: NOW,
      until: NOW + HOUR,
    },
    rings: TIMERS.turn,
  },
  {
    given: 'a timer is before what stands',
    stands: 50_000,
    head: { ...SHOWING, lease: NOW + 20_000 },
    rings: 50_000,
  },
];

describe('the alarm', () => {
  test.each(cases)('$given → $rings', ({ stands, head, rings }) => {
    const from = headOf(stands === undefined ? {} : { dueAt: NOW + stands });
    const at = alarmOf(from, headOf(head), NOW);
    expect(at === undefined ? undefined : at - NOW).toBe(rings);
  });

  test('a change that leaves it where it is does not write it', () => {
    const head = headOf({ ...SHOWING, dueAt: NOW + 50_000 });
    expect(change(head, NOW, { set: { showLease: NOW + MINUTE } })).toMatchObject({
      set: { showLease: NOW + MINUTE },
      remove: [],
    });
  });
});
