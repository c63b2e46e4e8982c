import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, HeadWrite } from '../../shared/core/head-write.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import { memoryHeadStore } from '../support/memory/memory-head-store.ts';
import { START } from './clock.ts';
import { ticket } from './samples.ts';

const KEY = 'github:acme:3054221';
const RUNS = 60;
const MOST_WRITES = 6;

const numbers = [
  'fence',
  'triggeredAt',
  'showWant',
  'showShown',
  'dueAt',
  'attempt',
  'epoch',
] as const;
const lists = ['keys', 'barred'] as const;
const times = ['openings', 'strays'] as const;
const scalars = ['state', 'detail', 'enqueueOwed', ...numbers] as const;
const attributes = [...scalars, ...lists, ...times, 'ticket', 'lease', 'key'] as const;

const number = fc.integer({ min: -2, max: 4 });
/** Never empty: dynalite finds no empty string in a list. */
const text = fc.constantFrom('a', 'b', 'queued', 'held');
const scalar = fc.oneof(number, text, fc.boolean());

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({
      is: fc.constantFrom('absent', 'present'),
      attribute: fc.constantFrom(...attributes),
    }),
    fc.record({ is: fc.constant('equal'), attribute: fc.constantFrom(...scalars), to: scalar }),
    fc.record({
      is: fc.constant('in'),
      attribute: fc.constantFrom(...scalars),
      values: fc.array(fc.oneof(number, text), { maxLength: 3 }),
    }),
    fc.record({
      is: fc.constant('notIn'),
      attribute: fc.constantFrom(...scalars),
      values: fc.array(text, { maxLength: 3 }),
    }),
    fc.record({
      is: fc.constant('below'),
      attribute: fc.constantFrom(...numbers),
      limit: number,
    }),
    fc
      .record({
        is: fc.constant('same'),
        attribute: fc.constantFrom(...numbers),
        as: fc.constantFrom(...numbers),
      })
      .filter(({ attribute, as }) => attribute !== as),
    fc.record({ is: fc.constant('lacks'), attribute: fc.constantFrom(...lists), value: text }),
    fc.record({ is: fc.constant('shorter'), attribute: fc.constantFrom(...lists), than: number }),
    fc.record({
      is: fc.constant('nthBelow'),
      attribute: fc.constantFrom(...times),
      nth: fc.integer({ min: 0, max: 2 }),
      limit: number,
    }),
    fc.record({ is: fc.constant('any'), of: fc.array(tie('condition'), { maxLength: 3 }) }),
  ) as fc.Arbitrary<Condition>,
}));

/** Each attribute has one fate, so that it stands in the change once. */
const change = fc.record({
  numbers: fc.dictionary(
    fc.constantFrom(...numbers),
    fc.oneof(fc.record({ set: number }), fc.record({ add: number }), fc.constant({ remove: true })),
  ),
  lists: fc.dictionary(
    fc.constantFrom(...lists),
    fc.oneof(
      fc.record({ set: fc.array(text, { maxLength: 3 }) }),
      fc.record({ append: fc.array(text, { maxLength: 3 }) }),
      fc.constant({ remove: true }),
    ),
  ),
  times: fc.dictionary(
    fc.constantFrom(...times),
    fc.oneof(
      fc.record({ set: fc.array(number, { maxLength: 3 }) }),
      fc.record({ prepend: fc.array(number, { maxLength: 2 }) }),
      fc.constant({ remove: true }),
    ),
  ),
  others: fc.dictionary(
    fc.constantFrom('state', 'detail', 'enqueueOwed', 'ticket'),
    fc.oneof(fc.constant({ set: true }), fc.constant({ remove: true })),
  ),
  text,
});

const write: fc.Arbitrary<HeadWrite> = fc
  .tuple(fc.array(condition, { maxLength: 2 }), change)
  .map(([when, { numbers, lists, times, others, text }]) => {
    const values: Record<string, unknown> = {
      state: text,
      detail: text,
      enqueueOwed: text === 'a',
      ticket: ticket(KEY, `github:acme/shop#${text}`),
    };
    const fates = Object.entries<object>({ ...numbers, ...lists, ...times, ...others });
    const part = (fate: string) =>
      fates
        .filter(([, one]) => fate in one)
        .map(([name, one]) => [name, values[name] ?? Object.values(one)[0]] as const);
    return {
      when,
      set: Object.fromEntries(part('set')),
      add: Object.fromEntries(part('add')),
      append: Object.fromEntries(part('append')),
      prepend: Object.fromEntries(part('prepend')),
      remove: part('remove').map(([name]) => name),
    } as unknown as HeadWrite;
  });

/** Memory and table are one: `make` answers a store on an empty table. */
export function randomWrites(name: string, make: (now: () => number) => Promise<HeadStore>): void {
  test(`any changes leave the same head in memory and on ${name}`, async () => {
    const table = await make(() => START);
    let runs = 0;
    const property = fc.asyncProperty(
      fc.array(write, { minLength: 1, maxLength: MOST_WRITES }),
      async (writes) => {
        const key = `${KEY}${++runs}`;
        const memory = memoryHeadStore(() => START);
        for (const one of writes) {
          expect(await table.write(key, one)).toEqual(await memory.write(key, one));
        }
        expect(await table.read(key)).toEqual(await memory.read(key));
      },
    );
    await fc.assert(property, { numRuns: RUNS });
  });
}
