import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { visit } from '../../../../functions/sweep/recovery/visit.ts';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import type { Checkpoint } from '../../../../shared/core/checkpoint.ts';
import type { DeliveryLog, Logged } from '../../../../shared/core/delivery-log.ts';
import { memoryRecoveryStore } from '../../../support/memory/memory-recovery-store.ts';

const MINUTE = 60_000;
const START = 1_795_253_400_000;
const HOOK = '/repos/acme/shop/hooks/1';

const guidOf = ({ guid }: Logged) => guid;

/** A hook whose log is the test's, page by page of `size`, with an endpoint that is down now and then. */
function hookOf(size: number) {
  const rows: Logged[] = [];
  const arrived = new Map<string, number>();
  const asked = new Map<string, number>();
  const clock = { now: START };
  const state = { down: false, calls: 0, forgets: 0 };
  /** Cursors that were given out in this tick. */
  const young = new Set<string>();
  const guids = new Map<string, string>();

  function send(guid: string): void {
    const id = String(rows.length + 1);
    guids.set(id, guid);
    const status = state.down ? 503 : 200;
    if (!state.down) arrived.set(guid, (arrived.get(guid) ?? 0) + 1);
    // Whole seconds, as GitHub's: many have one time.
    const at = Math.floor(clock.now / 1000) * 1000;
    rows.push({ id, guid, at, event: 'issues.labeled', status, throttled: false });
  }

  const log: DeliveryLog = {
    hooks: async () => ({ hooks: [HOOK] }),
    async page(_, { cursor, etag }) {
      state.calls++;
      if (cursor !== undefined && !young.has(cursor) && state.forgets-- > 0)
        throw new BackendError('invalid_argument', 'no such cursor');
      if (cursor === undefined && etag === String(rows.length)) return 'unchanged';
      const before = cursor === undefined ? Number.POSITIVE_INFINITY : Number(cursor);
      const newestFirst = rows.filter(({ id }) => Number(id) < before).toReversed();
      const sendings = newestFirst.slice(0, size);
      const last = sendings.at(-1);
      if (last) young.add(last.id);
      const times = sendings.map(({ at }) => at);
      return {
        sendings,
        ...(times.length > 0 ? { newest: Math.max(...times), oldest: Math.min(...times) } : {}),
        ...(last && newestFirst.length > size ? { next: last.id } : {}),
        ...(cursor === undefined ? { etag: String(rows.length) } : {}),
      };
    },
    async redeliver(_, id) {
      const guid = guids.get(id) ?? '';
      asked.set(guid, (asked.get(guid) ?? 0) + 1);
      send(guid);
    },
  };

  const recovery = memoryRecoveryStore(() => clock.now);
  const visitor = { log, address: 'a', needs: '', recovery, now: () => clock.now };
  return {
    clock,
    state,
    rows,
    arrived,
    asked,
    send,
    /** Ticks of sweep, a minute each. */
    async ticks(count: number) {
      for (let tick = 0; tick < count; tick++) {
        clock.now += MINUTE;
        young.clear();
        const [known] = await recovery.of('github');
        const fresh = { connection: 'github', place: 'acme/shop', version: 0, dueAt: 0, hooks: [] };
        const checkpoint: Checkpoint = known ?? fresh;
        if (checkpoint.dueAt <= clock.now) await visit(checkpoint, visitor);
      }
    },
    mark: async () => (await recovery.of('github'))[0]?.hooks[0],
  };
}

describe('any log', () => {
  test('what never succeeded is asked for and arrives, what arrived is left alone, whatever the pages are', async () => {
    const happening = fc.oneof(
      { weight: 6, arbitrary: fc.record({ sends: fc.integer({ min: 1, max: 150 }) }) },
      { weight: 2, arbitrary: fc.constant('fall' as const) },
      { weight: 3, arbitrary: fc.constant('rise' as const) },
      { weight: 3, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 30 }) }) },
      { weight: 1, arbitrary: fc.record({ byHand: fc.nat() }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 30, max: 100 }),
        async (happenings, size) => {
          const all = hookOf(size);
          const guids: string[] = [];
          for (const each of happenings) {
            if (each === 'fall') all.state.down = true;
            else if (each === 'rise') all.state.down = false;
            else if ('minutes' in each) await all.ticks(each.minutes);
            else if ('byHand' in each) {
              const row = all.rows[each.byHand % Math.max(1, all.rows.length)];
              if (row) all.send(row.guid);
            } else
              for (let n = 0; n < each.sends; n++) {
                const guid = `g${guids.length}`;
                guids.push(guid);
                all.send(guid);
              }
          }
          all.state.down = false;
          // Longer than the longest wait that an outage of these lengths can have brought.
          await all.ticks(9 * 60);
          expect(guids.filter((guid) => !all.arrived.has(guid))).toEqual([]);
          // A person may have one sent again that we had, while we are down: that is a failure as any other.
          const failed = new Set(all.rows.filter(({ status }) => status !== 200).map(guidOf));
          expect(guids.filter((guid) => !failed.has(guid) && all.asked.has(guid))).toEqual([]);
          expect(await all.mark()).toMatchObject({ missed: [] });
          expect(await all.mark()).not.toHaveProperty('backlog');
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('an outage of 1,500 deliveries: all of them arrive, once, and the checkpoint stays small', async () => {
    const all = hookOf(100);
    all.state.down = true;
    for (let n = 0; n < 1_500; n++) all.send(`g${n}`);
    all.state.down = false;
    let most = 0;
    for (let tick = 0; tick < 120; tick++) {
      await all.ticks(1);
      most = Math.max(most, (await all.mark())?.missed.length ?? 0);
    }
    expect(all.arrived.size).toBe(1_500);
    expect([...all.arrived.values()].every((count) => count === 1)).toBe(true);
    expect(most).toBeLessThanOrEqual(200);
  });

  test('a log of 5,000 successes that was never read: read to its end, page by page, and nothing asked', async () => {
    const all = hookOf(100);
    for (let n = 0; n < 5_000; n++) all.send(`g${n}`);
    await all.ticks(1);
    expect(all.state.calls).toBe(10);
    await all.ticks(10);
    expect(await all.mark()).not.toHaveProperty('backlog');
    expect(all.asked.size).toBe(0);
    all.state.calls = 0;
    await all.ticks(60);
    expect(all.state.calls).toBe(12);
  });

  test('a cursor that is no more: from the newest once more, and nothing is lost', async () => {
    const all = hookOf(30);
    all.state.down = true;
    for (let n = 0; n < 400; n++) all.send(`g${n}`);
    all.state.down = false;
    await all.ticks(1);
    expect(await all.mark()).toHaveProperty('backlog');
    all.state.forgets = 1;
    await all.ticks(60);
    expect(all.state.forgets).toBeLessThanOrEqual(0);
    expect(all.arrived.size).toBe(400);
  });
});
