import type { Draft, Mutation } from '../draft.ts';
import type { Random } from '../random.ts';

const FIELD = /"webhookTimestamp":[^,}]*/;
const HOUR_MS = 3_600_000;
const RETRIES_END_MS = 7 * HOUR_MS + 10 * 60_000;
const AGES_MS = [
  0,
  59_999,
  60_000,
  60_001,
  61_000,
  299_999,
  300_000,
  300_001,
  HOUR_MS,
  6 * HOUR_MS,
  RETRIES_END_MS - 1,
  RETRIES_END_MS,
  RETRIES_END_MS + 1,
  8 * HOUR_MS,
  1e12,
] as const;
const NO_TIMES = [
  'null',
  '"now"',
  'true',
  '{}',
  '[]',
  '-1',
  '0',
  '1e400',
  '-1e400',
  '1e20',
] as const;

/** The time that Linear signs is inside of the body. */
export const LINEAR_TIME: readonly Mutation[] = [
  time(
    'off',
    ({ now }, random) =>
      `"webhookTimestamp":${now + random.pick(AGES_MS) * random.pick([1, -1, -1])}`,
  ),
  time('with a fraction', ({ now }) => `"webhookTimestamp":${now}.5`),
  time('in seconds', ({ now }) => `"webhookTimestamp":${Math.floor(now / 1000)}`),
  time('as a text', ({ now }) => `"webhookTimestamp":"${now}"`),
  time('no time', (_, random) => `"webhookTimestamp":${random.pick(NO_TIMES)}`),
  time('missing', () => '"other":1'),
  time('twice, the old one first', ({ now }) => `"webhookTimestamp":1,"webhookTimestamp":${now}`),
  time('twice, the old one last', ({ now }) => `"webhookTimestamp":${now},"webhookTimestamp":1`),
  time('twice, once escaped', ({ now }) => `"webhookTimest\\u0061mp":${now},"webhookTimestamp":1`),
  time('further inside', ({ now }) => `"inside":{"webhookTimestamp":${now}}`),
  {
    name: 'the time in the header, which nobody signed',
    stage: 'after signing',
    of: ['linear'],
    change: ({ headers, now }, random) =>
      headers.set('linear-timestamp', String(now + random.pick([0, -1e9, 1e9]))),
  },
];

function time(name: string, to: (draft: Draft, random: Random) => string): Mutation {
  return {
    name: `the signed time, ${name}`,
    stage: 'before signing',
    of: ['linear'],
    change(draft, random) {
      const text = draft.body.toString('latin1').replace(FIELD, to(draft, random));
      draft.body = Buffer.from(text, 'latin1');
    },
  };
}
