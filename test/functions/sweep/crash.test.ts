import { describe, expect, test } from '@jest/globals';
import { heartbeat } from '../../../functions/report/heartbeat.ts';
import { result } from '../../../functions/report/result.ts';
import type { Result } from '../../../shared/core/result.ts';
import { HOUR } from '../../contracts/clock.ts';
import type { Fuse } from '../../support/world/fuse.ts';
import { Died, fused } from '../../support/world/fuse.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { KEY, projectOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const done: Result = { success: true, summary: 'Mended.', exit_code: 0 };
const failed: Result = { success: false, summary: 'No luck.', exit_code: 1 };

/** As an agent does: until it is told that it was heard. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    return work();
  }
}

/** From the trigger to the end: a failed attempt, a retry, a success. */
async function life(all: World): Promise<void> {
  await all.start();
  await pump(all);
  await minutes(all, 4);
  await insist(async () => heartbeat(await all.caller(1), 0, all.deps));
  await insist(async () => result(await all.caller(1), structuredClone(failed), all.deps));
  await minutes(all, 8);
  await insist(async () => result(await all.caller(2), structuredClone(done), all.deps));
  await minutes(all, 10);
}

/** A stop while it runs. */
async function stopped(all: World): Promise<void> {
  await all.start();
  await pump(all);
  await minutes(all, 4);
  await insist(() => all.operate({ do: 'stop', id: KEY }));
  await pump(all);
  await minutes(all, 10);
}

const project = () => projectOf({ limits: { concurrency: 1 } });

async function callsOf(run: (all: World) => Promise<void>): Promise<number> {
  const { calls, standIn } = fused({ at: 0, when: 'before' });
  await run(world(project(), standIn));
  return calls.length;
}

const points = (count: number): Fuse[] =>
  Array.from({ length: count }, (_, n) => n + 1).flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]);

describe('a crash between any two steps costs a delay', () => {
  test('never a task, a result or a comment', async () => {
    const count = await callsOf(life);
    expect(count).toBeGreaterThan(40);
    for (const fuse of points(count)) {
      const { calls, standIn } = fused(fuse);
      const all = world(project(), standIn);
      await life(all);
      const where = `${fuse.when} call ${fuse.at}, ${calls[fuse.at - 1]}`;
      expect({ where, ...(await all.head()) }).toMatchObject({
        where,
        state: 'succeeded',
        attempt: 2,
        resultAttempt: 2,
      });
      expect({ where, runs: all.agent.runs.size }).toEqual({ where, runs: 2 });
      expect({ where, comments: all.backend.comments.size }).toEqual({ where, comments: 1 });
      expect(all.comment()).toContain('Sluice: Done');
      expect(all.backend.calls.at(-1)).toBe('markComplete');
      expect(await all.heads.past(KEY)).toMatchObject([{ epoch: 1, state: 'succeeded' }]);
      expect({ where, due: await all.heads.due(all.clock.now + HOUR, 9) }).toEqual({
        where,
        due: [],
      });
      const free = await all.slots.take('shop', 'other', all.clock.now + HOUR, 1, all.clock.now);
      expect({ where, free }).toEqual({ where, free: true });
    }
  });

  test('never a stop', async () => {
    for (const fuse of points(await callsOf(stopped))) {
      const { calls, standIn } = fused(fuse);
      const all = world(project(), standIn);
      await stopped(all);
      const where = `${fuse.when} call ${fuse.at}, ${calls[fuse.at - 1]}`;
      expect({ where, ...(await all.head()) }).toMatchObject({ where, state: 'cancelled' });
      expect({ where, stops: new Set(all.agent.stops).size }).toEqual({ where, stops: 1 });
      expect({ where, comments: all.backend.comments.size }).toEqual({ where, comments: 1 });
      expect(all.comment()).toContain('Sluice: Stopped');
      expect({ where, due: await all.heads.due(all.clock.now + HOUR, 9) }).toEqual({
        where,
        due: [],
      });
    }
  });
});
