import { expect, test } from '@jest/globals';
import type { Checkpoint, Missed } from '../../../shared/core/checkpoint.ts';
import { HOUR, MINUTE, START } from '../../contracts/clock.ts';
import { world } from '../../support/world/world.ts';

const PLACE = 'acme/shop';
const sent = (guid: string, status: number, asked = 1): Omit<Missed, 'nextAt'> => ({
  guid,
  id: `1${guid}`,
  at: START - MINUTE,
  status,
  event: 'issues.labeled',
  since: START - HOUR,
  asked,
});

/** A place with one delivery that waits, one that was given up, and one that we refused. */
async function known() {
  const all = world();
  const checkpoint: Checkpoint = {
    connection: 'tracker',
    place: PLACE,
    version: 0,
    dueAt: START + 4 * MINUTE,
    hooksAt: START,
    hooks: [
      {
        hook: '/repos/acme/shop/hooks/1',
        newest: START,
        missed: [{ ...sent('a', 503), nextAt: START + HOUR }],
        givenUp: [sent('b', 503, 8), sent('c', 422, 0)],
        recovered: 2,
      },
    ],
  };
  await all.deps.recovery.write(checkpoint);
  return { all, kept: async () => (await all.deps.recovery.of('tracker'))[0] };
}

const DELIVERIES = [
  { guid: 'a', state: 'missed', status: 503, asked: 1, next: new Date(START + HOUR).toISOString() },
  { guid: 'b', state: 'given up', status: 503, asked: 8 },
  { guid: 'c', state: 'refused', status: 422, asked: 0 },
];

test('a dry run shows what never came, and changes nothing', async () => {
  const { all, kept } = await known();
  const before = await kept();
  expect(await all.operate({ do: 'recover', dryRun: true })).toMatchObject({
    ok: true,
    dryRun: true,
    asks: 2,
    places: [{ connection: 'tracker', place: PLACE, recovered: 2, deliveries: DELIVERIES }],
  });
  expect(await kept()).toEqual(before);
});

test('asking has the next sweep ask for all of it but for what we refused', async () => {
  const { all, kept } = await known();
  expect(await all.operate({ do: 'recover', connection: 'tracker' })).toMatchObject({ asks: 2 });
  const now = await kept();
  expect(now).toMatchObject({ dueAt: all.clock.now, version: 2 });
  expect(now).not.toHaveProperty('hooksAt');
  expect(now?.hooks[0]?.missed).toMatchObject([
    { guid: 'a', asked: 0, nextAt: all.clock.now },
    { guid: 'b', asked: 0, nextAt: all.clock.now },
  ]);
  expect(now?.hooks[0]?.givenUp).toMatchObject([{ guid: 'c' }]);
});

test('sweep that writes in between does not undo it, nor it sweep', async () => {
  const { all, kept } = await known();
  const { of } = all.deps.recovery;
  let meanwhile = true;
  all.deps.recovery.of = async (connection) => {
    const found = await of(connection);
    const [first] = found;
    if (meanwhile && first) {
      meanwhile = false;
      const [mark] = first.hooks;
      const hooks = mark ? [{ ...mark, recovered: 3 }] : [];
      await all.deps.recovery.write({ ...first, hooks });
    }
    return found;
  };
  await all.operate({ do: 'recover' });
  expect(await kept()).toMatchObject({ dueAt: all.clock.now, hooks: [{ recovered: 3 }] });
});

test.each(DELIVERIES)('why tells of $guid: $state', async ({ guid, state }) => {
  const { all } = await known();
  expect(await all.operate({ do: 'why', id: guid })).toMatchObject({
    ok: true,
    missed: { guid, state, connection: 'tracker', place: PLACE },
  });
});

test('why of a guid that nobody missed, and a connection that is not there', async () => {
  const { all } = await known();
  expect(await all.operate({ do: 'why', id: 'z' })).toMatchObject({ error: 'not_found' });
  expect(await all.operate({ do: 'recover', connection: 'gitlab' })).toMatchObject({
    ok: false,
    error: 'not_found',
    hint: 'There are: tracker.',
  });
});
