import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { Head } from '../../../shared/core/head.ts';
import { MINUTE } from '../../contracts/clock.ts';
import { connectionOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const SLOW = Array.from({ length: 5 }, (_, at) => `slow-${at}`);
const QUICK = Array.from({ length: 25 }, (_, at) => `quick-${at}`);
const SLOW_MS = 25_000;

/** Picks the first from many, and the latest of a time. */
function firstAndLate(): () => number {
  let calls = 0;
  return () => (calls++ < SLOW.length + QUICK.length + 1 ? 0 : 0.999);
}

/** Held tasks whose tickets were closed unheard, the slow ones first; a tracker that takes 25 s for each of these. */
async function closedUnheard(connectionOfSlow: string) {
  const all = world();
  const connections = [connectionOf(), connectionOf({ name: 'other' })];
  all.config.current = { ...all.config.current, connections };
  await all.start({ canLook: true, state: 'held', reason: 'scan_flagged' });
  const { key: _, version, ticket, ...rest } = await all.head();
  if (!ticket) throw new Error('a head without its ticket');
  for (const id of [...SLOW, ...QUICK]) {
    const connection = id.startsWith('slow') ? connectionOfSlow : 'tracker';
    const set = { ...rest, ticket: { ...ticket, key: id, id, connection } };
    await all.heads.write(id, { when: [], set });
  }
  const asked: string[] = [];
  all.backend.look = async ({ id }) => {
    const begun = all.clock.now;
    asked.push(id);
    await setImmediate();
    if (id.startsWith('slow')) {
      for (let turn = 0; turn < 200; turn++) await setImmediate();
      all.clock.now = Math.max(all.clock.now, begun + SLOW_MS);
    }
    return { ticket: ticketOf({ open: id.startsWith('slow') }), permissions: {} };
  };
  return { all, asked };
}

async function tick(all: World, random: () => number): Promise<void> {
  const toLook: Head[] = [];
  await sweep({ ...all.deps, look: (head) => toLook.push(head) });
  await lookAtAll(toLook, { ...all.deps, random });
}

async function stillHeld(all: World): Promise<string[]> {
  const heads = await Promise.all(QUICK.map((id) => all.heads.read(id)));
  return heads.filter((head) => head?.state === 'held').map((head) => head?.key ?? '');
}

const ORDERS = [
  { order: 'the slow ones first', random: () => 0 },
  { order: 'the slow ones first, the rest as late as can be', random: firstAndLate() },
  { order: 'the slow ones last', random: () => 0.999 },
  { order: 'any', random: Math.random },
];

test.each(ORDERS)(
  'another tracker is slow → all of ours are looked at at once; order: $order',
  async ({ random }) => {
    const { all } = await closedUnheard('other');
    all.pass(10 * MINUTE);
    await tick(all, random);
    expect(await stillHeld(all)).toEqual([]);
  },
);

test.each(ORDERS)(
  'some tickets take long → the others are found within a quarter of an hour; order: $order',
  async ({ random }) => {
    const { all } = await closedUnheard('tracker');
    const end = all.clock.now + 15 * MINUTE;
    while (all.clock.now + MINUTE <= end) {
      all.pass(MINUTE);
      await tick(all, random);
    }
    expect(await stillHeld(all)).toEqual([]);
  },
);

test('what is left is not what was left before: the order is another', async () => {
  const orders = await Promise.all(
    [0, 0.5].map(async (of) => {
      const { all, asked } = await closedUnheard('other');
      all.pass(10 * MINUTE);
      await tick(all, () => of);
      return asked.join();
    }),
  );
  expect(orders[0]).not.toBe(orders[1]);
});

test('a look that was made meanwhile, or a task that ended, is not put earlier', async () => {
  const { all } = await closedUnheard('tracker');
  all.pass(10 * MINUTE);
  const toLook: Head[] = [];
  await sweep({ ...all.deps, look: (head) => toLook.push(head) });
  const later = all.clock.now + 20 * MINUTE;
  await all.heads.write('quick-0', { when: [], set: { lookAt: later } });
  await all.heads.write('quick-1', { when: [], set: { state: 'cancelled' } });
  const looks = await lookAtAll(toLook, { ...all.deps, random: () => 0 });
  expect(looks.left).toBeGreaterThanOrEqual(25);
  expect(await all.heads.read('quick-0')).toMatchObject({ lookAt: later });
  expect(await all.heads.read('quick-1')).toMatchObject({
    lookAt: all.clock.now - SLOW_MS + 10 * MINUTE,
  });
  const soon = await all.heads.read('quick-2');
  expect(soon?.lookAt).toBe(all.clock.now);
  expect(soon?.dueAt).toBe(all.clock.now);
});
