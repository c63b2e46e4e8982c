import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heartbeat } from '../../../functions/report/heartbeat.ts';
import { result } from '../../../functions/report/result.ts';
import { progress, question } from '../../../functions/report/tell.ts';
import { deliver, keep } from '../../../shared/core/changes/message.ts';
import { cancel, raiseFence } from '../../../shared/core/changes/stop.ts';
import { dueOf, isActive } from '../../../shared/core/due.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { ACTIVE } from '../../../shared/core/lifecycle.ts';
import { DAY, HOUR, MINUTE } from '../../contracts/clock.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

type Do = (all: World) => Promise<unknown>;

const ended = (success: boolean) => ({ success, summary: '', exit_code: success ? 0 : 1 });

async function stop(all: World, from: readonly State[]): Promise<void> {
  const now = all.clock.now;
  const wanted = {
    ticket: ticketOf(),
    reason: 'label_removed',
    by: 'carl',
    from,
    at: now,
    precisionMs: 1000,
    visible: true,
    key: `stop ${now}`,
  } as const;
  const stopped = await all.heads.write(KEY, cancel(wanted, now));
  if (stopped) await all.tasks.send({ ticket: KEY });
  else await all.heads.write(KEY, raiseFence(wanted, now));
}

async function say(all: World): Promise<void> {
  const now = all.clock.now;
  const content = { connection: 'tracker', key: 'm' };
  const by = { id: '2', name: 'carl' };
  const message = { content, key: `say ${now}`, at: now, by, onlyOwn: false };
  if (!(await all.heads.write(KEY, deliver(message, now))))
    await all.heads.write(KEY, keep(message, all.clock.now));
}

/** What people, agents, trackers and machines do, each whenever it likes. */
const DEEDS: Readonly<Record<string, Do>> = {
  start: (all) => all.start(),
  hold: (all) => all.start({ state: 'held', reason: 'scan_flagged' }),
  block: (all) => all.start({ state: 'rejected', reason: 'scan_blocked' }),
  stop: (all) => stop(all, ACTIVE),
  unlabel: (all) => stop(all, ['queued', 'held']),
  say,
  approve: (all) => all.operate({ do: 'approve', id: KEY }),
  reject: (all) => all.operate({ do: 'reject', id: KEY }),
  cancel: (all) => all.operate({ do: 'stop', id: KEY }),
  retry: (all) => all.operate({ do: 'retry', id: KEY }),
  succeed: async (all) => result(await all.caller(), ended(true), all.deps),
  fail: async (all) => result(await all.caller(), ended(false), all.deps),
  failBefore: async (all) => result(await all.caller(1), ended(false), all.deps),
  beat: async (all) => heartbeat(await all.caller(), 0, all.deps),
  tell: async (all) => progress(await all.caller(), 'half', all.deps),
  ask: async (all) => question(await all.caller(), 'Which?', all.deps),
  dispatch: (all) => all.dispatch(),
  writeback: (all) => all.writeback(),
  sweep: (all) => all.sweep(),
  pump: (all) => pump(all, { copies: 2 }),
  lose: async (all) => [all.tasks.take(), all.shows.take()],
  agentDies: async (all) => all.agent.answers.push(new Error('no connection')),
  agentRefuses: async (all) => all.agent.answers.push({ refused: 'no' }),
  trackerDies: async (all) => all.backend.failures.push(unavailable()),
  ticketChanges: async (all) => {
    all.backend.ticket = ticketOf({ description: `changed ${all.clock.now}` });
  },
  second: async (all) => all.pass(1_000),
  minute: async (all) => all.pass(MINUTE),
  lease: async (all) => all.pass(8 * MINUTE),
  deadline: async (all) => all.pass(3 * HOUR),
  week: async (all) => all.pass(8 * DAY),
};

/** Whatever happened, this is so. */
async function check(all: World, epochs: number): Promise<number> {
  const head = await all.heads.read(KEY);
  if (!head) return 0;
  expect(head.epoch).toBeGreaterThanOrEqual(epochs);
  expect(head.showShown ?? 0).toBeLessThanOrEqual(head.showWant ?? 0);
  if (dueOf(head, all.clock.now) !== undefined) expect(head.dueAt).toBeDefined();
  const runs = [...all.agent.runs].filter((run) => run.startsWith(`${KEY}:${head.epoch}:`));
  expect(runs.length).toBeLessThanOrEqual(head.attempt ?? 0);
  return head.epoch;
}

test('whatever happens in whatever order, every task ends, is shown and put away', async () => {
  const deeds = fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 5, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(deeds, async (names) => {
      const all = world(projectOf({ limits: { concurrency: 1 } }));
      let epochs = 0;
      for (const name of names) {
        all.pass(1);
        await DEEDS[name]?.(all).catch((error: unknown) => {
          // What a tracker or an agent did is taken in its stride; a write that no store takes is a fault of ours.
          if (error instanceof TypeError) throw error;
        });
        epochs = await check(all, epochs);
      }
      for (const wait of [0, MINUTE, HOUR, HOUR, 3 * HOUR, DAY, 8 * DAY, DAY, 15 * DAY, DAY]) {
        all.pass(wait);
        await minutes(all, 4);
        epochs = await check(all, epochs);
      }
      const head = await all.heads.read(KEY);
      if (!head?.state) return;
      expect(isActive(head)).toBe(false);
      expect(head.dueAt).toBeUndefined();
      expect(head.showShown ?? 0).toBe(head.showWant ?? 0);
      expect((await all.heads.past(KEY)).map(({ epoch }) => epoch)).toContain(head.epoch);
      expect(await all.slots.take('shop', 'x', all.clock.now + 1, 1, all.clock.now)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
