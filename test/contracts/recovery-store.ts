import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Checkpoint } from '../../shared/core/checkpoint.ts';
import type { RecoveryStore } from '../../shared/core/recovery-store.ts';
import type { Clock } from './clock.ts';
import { DAY, START } from './clock.ts';

const sent = {
  guid: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
  id: '9007199254740993123',
  event: 'issues.labeled',
  at: START - 60_000,
  since: START - 120_000,
  status: 503,
  asked: 1,
};

const fresh: Checkpoint = {
  connection: 'github',
  place: 'acme/shop',
  version: 0,
  dueAt: START,
  hooks: [],
};

const full: Checkpoint = {
  ...fresh,
  hooksAt: START,
  hooksFor: 'https://sluice.example/webhooks/github',
  hooksEtag: 'W/"77"',
  hooks: [
    {
      hook: 'repos/acme/shop/hooks/12',
      etag: 'W/"2a0c76"',
      newest: START - 1_000,
      backlog: { cursor: 'v1_12', until: START - DAY },
      missed: [{ ...sent, nextAt: START + 300_000 }],
      givenUp: [{ ...sent, guid: 'other', at: START }],
      recovered: 3,
    },
  ],
  problem: { at: START, means: 'GitHub answered 403', hint: 'Give it the right.' },
};

/** What every RecoveryStore promises. `make` answers an empty one that reads the clock it is given. */
export function recoveryStoreContract(
  name: string,
  make: (now: () => number) => Promise<RecoveryStore>,
): void {
  describe(`RecoveryStore on ${name}`, () => {
    const clock: Clock = { now: START };
    let recovery: RecoveryStore;

    beforeEach(async () => {
      clock.now = START;
      recovery = await make(() => clock.now);
    });

    test('has nothing of a connection that was never swept', async () => {
      expect(await recovery.of('github')).toEqual([]);
    });

    test('keeps a checkpoint exactly, one version on', async () => {
      expect(await recovery.write(full)).toEqual({ ...full, version: 1 });
      expect(await recovery.of('github')).toEqual([{ ...full, version: 1 }]);
    });

    test('lists the places of one connection, in order', async () => {
      for (const place of ['beta/app', 'app', 'acme/shop'])
        await recovery.write({ ...fresh, place });
      await recovery.write({ ...fresh, connection: 'github-2', place: 'zeta' });
      const places = (await recovery.of('github')).map(({ place }) => place);
      expect(places).toEqual(['acme/shop', 'app', 'beta/app']);
    });

    test('one of twenty has the first visit, one the next', async () => {
      const race = (from: Checkpoint) =>
        Promise.all(
          Array.from({ length: 20 }, (_, n) => recovery.write({ ...from, dueAt: START + n })),
        );
      const [first, ...others] = (await race(fresh)).filter((each) => each !== undefined);
      expect(others).toEqual([]);
      const second = (await race(first ?? fresh)).filter((each) => each !== undefined);
      expect(second).toHaveLength(1);
      expect(await recovery.of('github')).toEqual(second);
    });

    test('an older version changes nothing, and what it leaves out is gone with the newest', async () => {
      const first = await recovery.write(full);
      expect(await recovery.write({ ...fresh, version: 1 })).toEqual({ ...fresh, version: 2 });
      expect(await recovery.write(first ?? full)).toBeUndefined();
      expect(await recovery.write(full)).toBeUndefined();
      expect(await recovery.of('github')).toEqual([{ ...fresh, version: 2 }]);
    });

    test('ends thirty days after its last write', async () => {
      await recovery.write(full);
      clock.now = START + 30 * DAY - 1000;
      expect(await recovery.of('github')).toHaveLength(1);
      clock.now = START + 30 * DAY + 1000;
      expect(await recovery.of('github')).toEqual([]);
      expect(await recovery.write(fresh)).toEqual({ ...fresh, version: 1 });
    });
  });
}
