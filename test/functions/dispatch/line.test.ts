import { describe, expect, test } from '@jest/globals';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { Project } from '../../../shared/core/project.ts';
import { MINUTE } from '../../contracts/clock.ts';
import { Died, fused } from '../../support/line/fuse.ts';
import { numbers, yard } from '../../support/line/yard.ts';
import { config, project } from '../../support/receive/config.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import type { Ports } from '../../support/world/world.ts';

const shop = (limits: Partial<Project['limits']> = {}) => {
  const plain = project('github');
  return config({
    projects: [{ ...plain, limits: { ...plain.limits, concurrency: 2, ...limits } }],
  });
};

/** Always the same numbers from 0 to 1 for one seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As an agent does: until it is told that it was heard. */
async function insist(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    }
  }
}

/** Every call of a port may be a process’s last, before or after it took effect. */
function mortal(random: () => number, share: number): (ports: Ports) => Ports {
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          const dies = random() < share;
          if (dies && random() < 0.5) throw new Died();
          const answer: unknown = await value.apply(target, given);
          if (dies) throw new Died();
          return answer;
        };
      },
    });
  return (ports) =>
    Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [name, wrap(port)]),
    ) as unknown as Ports;
}

/** Hands every waiting message to dispatch, up to five times as the queue does; tells the calls, and how many messages none took. */
async function deliver(all: ReturnType<typeof yard>) {
  const told = { calls: 0, dead: 0 };
  for (let message = all.tasks.take(); message; message = all.tasks.take()) {
    for (let time = 1; time <= 5; time++) {
      if (++told.calls > 1000) throw new Error('each of them wakes another, without end');
      const threw = await dispatch(message.ticket, all.deps).then(
        () => false,
        () => true,
      );
      if (!threw) break;
      if (time === 5) told.dead++;
    }
  }
  return told;
}

describe('fifty tasks where two may run', () => {
  test('run in the order in which they came, two at a time, and each end wakes the next at once', async () => {
    const all = yard(shop());
    const random = seeded(7);
    for (const n of numbers(50)) expect((await all.label(n)).body.reason).toBe('started');
    await all.pump(random);
    const ended: number[] = [];
    while (ended.length < 50) {
      const running = await all.running(50);
      expect(running.length).toBe(Math.min(2, 50 - ended.length));
      const n = running[Math.floor(random() * running.length)] ?? 0;
      await all.finish(n);
      ended.push(n);
      await all.pump(random);
    }
    expect(all.started().toSorted((a, b) => a - b)).toEqual(numbers(50));
    // Whose messages are first is chance; those who found no room have a place each.
    const waited = all.started().slice(2);
    expect(waited).toEqual(waited.toSorted((a, b) => a - b));
  });

  test('each shows its place, and the tracker is written to no more than a few times for each', async () => {
    const all = yard(shop());
    for (const n of numbers(50)) await all.label(n);
    await all.pump();
    expect(await all.comment(5)).toContain('It is 3rd in line, counted at 2026-11-20 10:00 UTC.');
    expect(await all.comment(50)).toContain('48th in line');
    for (const n of numbers(50)) {
      await all.finish(n);
      await all.minutes(1);
    }
    const writes = all.backend.calls.filter((call) => call.startsWith('addComment'));
    expect(writes.length).toBeLessThanOrEqual(50 * (1 + 6 + 2));
    expect(all.backend.calls.filter((call) => call === 'look').length).toBeLessThanOrEqual(50 * 3);
    expect((await all.head(50)).state).toBe('succeeded');
  });

  test('`sluice tasks` and `show` tell the place that a task has now', async () => {
    const all = yard(shop());
    for (const n of numbers(6)) await all.label(n);
    await all.pump();
    await all.finish(1);
    await all.pump();
    const { key } = await all.head(6);
    expect(await all.operate({ do: 'show', id: key })).toMatchObject({ task: { place: 3 } });
    const { tasks } = (await all.operate({ do: 'list' })) as unknown as {
      tasks: { place?: number }[];
    };
    expect(tasks.map(({ place }) => place)).toEqual([3, 2, 1, undefined, undefined, undefined]);
  });

  test.each([1, 2, 3])('none is lost while one call in thirty dies: seed %s', async (seed) => {
    const random = seeded(seed);
    // Its agents say nothing until they are done; that is no reason to give one up here.
    const patient = { retries: 0, startBySeconds: 86_400, deadlineSeconds: 86_400 };
    const all = yard(shop(patient), mortal(random, 1 / 30));
    for (const n of numbers(50)) await all.label(n);
    await all.pump(random);
    for (let round = 0; round < 600; round++) {
      const running = await all.running(50);
      expect(running.length).toBeLessThanOrEqual(2);
      for (const n of running) {
        if ((await all.head(n)).enqueueOwed) continue;
        await insist(() => all.finish(n));
      }
      await all.minutes(1, random);
      const states = await Promise.all(numbers(50).map(async (n) => (await all.head(n)).state));
      if (states.every((state) => state === 'succeeded')) break;
    }
    const states = await Promise.all(numbers(50).map(async (n) => (await all.head(n)).state));
    expect({ seed, states }).toEqual({ seed, states: numbers(50).map(() => 'succeeded') });
    expect(all.agent.runs.size).toBe(50);
    expect(await all.slots.taken('github-shop', '', all.given.now)).toBe(0);
    expect(await all.heads.waiting(['github-shop'], 100)).toEqual([]);
  });
});

describe('a line', () => {
  test('is not jumped by a newcomer who comes as a slot is free', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of [1, 2]) await all.label(n);
    await all.pump();
    await all.slots.release('github-shop', (await all.head(1)).key);
    await all.label(3);
    // Nobody has told the second yet.
    await all.pump();
    expect((await all.head(3)).state).toBe('queued');
    await all.minutes(2);
    expect(await all.running(3)).toEqual([1, 2]);
    expect(all.started()).toEqual([1, 2]);
  });

  test('goes on when the first in it is stopped, or its ticket was closed', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of numbers(3)) await all.label(n);
    await all.pump();
    await all.operate({ do: 'stop', id: (await all.head(2)).key });
    await all.finish(1);
    await all.pump();
    expect(await all.running(3)).toEqual([3]);
  });

  test('is not held up for ever by a ticket that cannot be looked at', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of numbers(3)) await all.label(n);
    await all.pump();
    const { look } = all.backend;
    const broken = (await all.head(2)).key;
    all.backend.look = async (ticket, actors) => {
      if (ticket.key === broken) throw new Error('this ticket breaks the tracker');
      return look(ticket, actors);
    };
    await all.finish(1);
    await all.pump();
    await all.minutes(2);
    expect(await all.running(3)).toEqual([3]);
    all.backend.look = look;
    await all.finish(3);
    await all.minutes(3);
    expect(await all.running(3)).toEqual([2]);
  });

  test('is neither stormed while the tracker is down, nor stands still after', async () => {
    const all = yard(shop());
    for (const n of numbers(20)) await all.label(n);
    await all.pump();
    const { look } = all.backend;
    all.backend.look = async () => Promise.reject(unavailable());
    for (const n of [1, 2]) await all.finish(n);
    const told = await deliver(all);
    for (let minute = 0; minute < 40; minute++) {
      all.pass(MINUTE);
      await sweep(all.deps);
      const { calls, dead } = await deliver(all);
      told.calls += calls;
      told.dead += dead;
    }
    expect(told.dead).toBe(0);
    // A wake of each at most, and sweep’s looks, which come to one in two minutes for each.
    expect(told.calls).toBeLessThanOrEqual(18 * (1 + 20));
    expect(all.agent.runs.size).toBe(2);

    all.backend.look = look;
    for (let minute = 0; (await all.running(20)).length === 0; minute++) {
      expect(minute).toBeLessThan(10);
      await all.minutes(1);
    }
    for (let left = 18; left > 0; left--) {
      const running = await all.running(20);
      expect(running).toHaveLength(Math.min(2, left));
      await all.finish(running[0] ?? 0);
      await all.pump();
    }
  });

  test('wakes nobody for a look that another has counted already', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of numbers(3)) await all.label(n);
    await all.pump();
    all.backend.look = async ({ key }) => {
      await all.heads.write(key, { when: [], set: { lookAt: 1 } });
      throw unavailable();
    };
    await all.finish(1);
    const before = await all.head(2);
    expect(await deliver(all)).toEqual({ calls: 1, dead: 0 });
    expect((await all.head(2)).enqueueTries).toBe(before.enqueueTries);
  });

  test('a task whose claim was lost to another write is tried again at once', async () => {
    const all = yard(shop({ concurrency: 1 }));
    await all.label(1);
    const { write } = all.heads;
    all.heads.write = async (key, change) => {
      if (change.set?.state === 'running') {
        all.heads.write = write;
        await write(key, { when: [], set: { lookAt: 1 } });
      }
      return write(key, change);
    };
    await all.pump();
    expect(await all.running(1)).toEqual([]);
    all.pass(2000);
    await all.pump();
    expect(await all.running(1)).toEqual([1]);
  });

  test('keeps the place of a task whose attempt failed', async () => {
    const all = yard(shop({ concurrency: 1, retries: 1 }));
    for (const n of numbers(3)) await all.label(n);
    await all.pump();
    all.pass(11 * MINUTE);
    await all.minutes(1);
    expect(await all.head(1)).toMatchObject({ state: 'queued', reason: 'retry_scheduled' });
    expect(await all.running(3)).toEqual([2]);
    await all.minutes(3);
    await all.finish(2);
    await all.pump();
    expect(await all.running(3)).toEqual([1]);
  });

  test('moves when a task asks a question, and the answer runs above the cap', async () => {
    const all = yard(shop({ concurrency: 1 }));
    for (const n of [1, 2]) await all.label(n);
    await all.pump();
    await all.ask(1, 'Which voucher?');
    await all.pump();
    expect(await all.running(2)).toEqual([2]);
    expect((await all.head(1)).state).toBe('needs_info');
  });

  test('a crash at any call costs no task its turn', async () => {
    const life = async (standIn?: (ports: Ports) => Ports) => {
      const all = yard(shop({ concurrency: 1, retries: 0 }), standIn);
      for (const n of numbers(2)) await all.label(n);
      await all.pump();
      for (let round = 0; round < 8; round++) {
        for (const n of await all.running(2)) {
          if ((await all.head(n)).enqueueOwed) continue;
          await insist(() => all.finish(n));
        }
        await all.pump();
        await all.minutes(1);
      }
      return all;
    };
    const { calls, standIn } = fused({ at: 0, when: 'before' });
    await life(standIn);
    expect(calls.length).toBeGreaterThan(40);
    for (let at = 1; at <= calls.length; at++) {
      for (const when of ['before', 'after'] as const) {
        const fuse = fused({ at, when });
        const all = await life(fuse.standIn);
        const where = `${when} call ${at}, ${fuse.calls[at - 1]}`;
        const states = await Promise.all(numbers(2).map(async (n) => (await all.head(n)).state));
        expect({ where, states }).toEqual({ where, states: numbers(2).map(() => 'succeeded') });
        expect({ where, runs: all.agent.runs.size }).toEqual({ where, runs: 2 });
      }
    }
  });
});
