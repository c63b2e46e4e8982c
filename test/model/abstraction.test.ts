import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sweep } from '../../functions/sweep/sweep.ts';
import type { Head } from '../../shared/core/head.ts';
import { DAY, HOUR, MINUTE, START } from '../contracts/clock.ts';
import type { Deed } from './explore/deed.ts';
import { deeds } from './explore/deeds/deeds.ts';
import { firstWrite } from './explore/first-write.ts';
import { normal } from './explore/normal/normal.ts';
import { outcomes } from './explore/outcomes.ts';
import type { Place } from './explore/place.ts';
import { surroundings } from './explore/surroundings.ts';
import { textOf } from './explore/text-of.ts';

const NOWHERE: Place = { head: undefined, now: START, runs: {}, hands: [] };

/** Sweep when the alarm goes, which finds whatever timers have run out by then. */
const alarm: Deed = {
  name: 'sweep at the alarm',
  async plan(place) {
    const { head, now } = place;
    if (head?.dueAt === undefined || head.dueAt > now) return undefined;
    const write = await firstWrite(head, (heads) => sweep(surroundings(heads, place)));
    return write && { write };
  },
};

const ALL = deeds({ epochs: 2, attempts: 3, dispatchers: 1, writer: 'among others' });
const REAL = [...ALL, alarm];
const DIES = ALL.filter(({ name }) => name.endsWith('dies'));
/** What brings a task on: the rest mostly ends it. */
const ON =
  /^(a label, now|dispatch finds all well|the agent.* (begins|asks|sends|tells)|writeback (begins|has)|a comment: message, now|sweep finds that lease|sluice retry)/;
const WAITS = [2_000, 61_000, 6 * MINUTE, 11 * MINUTE, 3 * HOUR, DAY];

type Normal = (place: Place) => Place;

/** Where a deed leads from a place, and no deed from the place that stands for it. */
async function alone(place: Place, of: Normal) {
  const stands = of(place);
  const reached = new Set([textOf(stands)]);
  for (const deed of ALL)
    for (const next of await outcomes(deed, stands)) reached.add(textOf(of(next)));
  for (const deed of REAL)
    for (const next of await outcomes(deed, place))
      if (!reached.has(textOf(of(next)))) return { deed: deed.name, from: stands, to: of(next) };
  return undefined;
}

/** Time goes by for real; who works under a lease that is over by then has died. */
async function later(place: Place, ms: number): Promise<Place> {
  const now = place.now + ms;
  let at = place;
  const late = ({ enqueueLease, showLease }: Head) => (enqueueLease ?? showLease ?? 0) <= now;
  const gone = [
    at.hands.some((hand) => ms >= MINUTE || late(hand.head)) ? 'dispatcher' : '?',
    at.shows && (ms >= MINUTE || (at.shows.showLease ?? 0) <= now) ? 'writeback' : '?',
  ];
  for (const deed of DIES.filter(({ name }) => gone.some((who) => name.startsWith(who))))
    at = (await outcomes(deed, at)).at(-1) ?? at;
  return { ...at, now };
}

/** Somebody does something, and time goes by, again and again; at each place, whatever anybody could do there. */
function walks(of: Normal) {
  const step = fc.tuple(fc.nat(), fc.constantFrom(...WAITS));
  return fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
    let place = NOWHERE;
    for (const [pick, ms] of steps) {
      const able: { readonly name: string; readonly to: Place }[] = [];
      for (const deed of REAL)
        for (const to of await outcomes(deed, place)) able.push({ name: deed.name, to });
      const on = pick % 4 > 0 ? able.filter(({ name }) => ON.test(name)) : [];
      const some = on.length > 0 ? on : able;
      const one = some[pick % Math.max(1, some.length)];
      const then = one?.to ?? place;
      place = await later(then, ms);
      expect(await alone(place, of)).toBeUndefined();
    }
  });
}

const seed = 2026;

describe('what goes on from a place goes on from the normal one that stands for it', () => {
  test('whatever came before, whoever acts, however much time has passed', async () => {
    await fc.assert(walks(normal), { seed, numRuns: 6, endOnFailure: true });
  }, 120_000);

  test.each(['fence', 'enqueueOwed', 'state', 'attempt', 'content', 'showShown'] as const)(
    'a normal place that forgets %s too is found out',
    async (name) => {
      const forgets: Normal = ({ head, ...place }) => {
        const { [name]: _, ...rest } = head ?? {};
        return normal({ ...place, head: head && (rest as Head) });
      };
      const { failed } = await fc.check(walks(forgets), { seed, numRuns: 6, endOnFailure: true });
      expect(failed).toBe(true);
    },
    120_000,
  );
});
