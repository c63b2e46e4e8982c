import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../shared/core/claim.ts';
import type { ClaimStore } from '../../shared/core/claim-store.ts';
import type { Clock } from './clock.ts';
import { DAY, START } from './clock.ts';

const ID = 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2';
const fresh: Claim = { id: ID, version: 0, at: START, request: 'r', leaseUntil: START + 60_000 };

const full: Claim = {
  ...fresh,
  made: {
    ticket: {
      key: 'github:github.com:9007199254740991',
      readableId: 'github:acme/shop#7',
      connection: 'github',
      id: '9007199254740991',
      account: 'acme/shop',
      url: 'https://github.com/acme/shop/issues/7',
    },
    at: START,
    precisionMs: 1000,
  },
  done: { ticket: 'github:acme/shop#7', tracker: 'github', task: 'github:github.com:7:1' },
};

/** What every ClaimStore promises. `make` answers an empty one that reads the clock it is given. */
export function claimStoreContract(
  name: string,
  make: (now: () => number) => Promise<ClaimStore>,
): void {
  describe(`ClaimStore on ${name}`, () => {
    const clock: Clock = { now: START };
    let claims: ClaimStore;

    beforeEach(async () => {
      clock.now = START;
      claims = await make(() => clock.now);
    });

    test('keeps a claim exactly, one version on, and apart from others', async () => {
      expect(await claims.read(ID)).toBeUndefined();
      expect(await claims.write(full)).toEqual({ ...full, version: 1 });
      expect(await claims.read(ID)).toEqual({ ...full, version: 1 });
      expect(await claims.read(ID.slice(1))).toBeUndefined();
    });

    test('one of fifty has the claim, one takes it over', async () => {
      const race = (from: Claim) =>
        Promise.all(Array.from({ length: 50 }, (_, n) => claims.write({ ...from, leaseUntil: n })));
      const [first, ...others] = (await race(fresh)).filter((each) => each !== undefined);
      expect(others).toEqual([]);
      const second = (await race(first ?? fresh)).filter((each) => each !== undefined);
      expect(second).toHaveLength(1);
      expect(await claims.read(ID)).toEqual(second[0]);
    });

    test('ends thirty days after its last write', async () => {
      await claims.write(full);
      clock.now = START + 30 * DAY - 1000;
      expect(await claims.read(ID)).toBeDefined();
      clock.now = START + 30 * DAY + 1000;
      expect(await claims.read(ID)).toBeUndefined();
      expect(await claims.write(fresh)).toEqual({ ...fresh, version: 1 });
    });
  });
}
