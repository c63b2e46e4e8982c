import type { Mutation } from '../draft.ts';
import type { Random } from '../random.ts';

const HEADER = 'webhook-timestamp';
const SECONDS_OFF = [0, 1, 299, 300, 301, 302, 600, 86_400, 1e9, 3e10] as const;

/** Other times, and other spellings of the right one. */
export const TIMESTAMP: readonly Mutation[] = [
  ...(['before signing', 'after signing'] as const).flatMap((stage): Mutation[] => [
    time(stage, 'off', (_, now, random) =>
      String(Math.floor(now / 1000) + random.pick(SECONDS_OFF) * random.pick([1, -1])),
    ),
    time(stage, 'spelled otherwise', (text, _, random) =>
      random.pick([
        `${text}abc`,
        `${text}.9`,
        `${text}.0`,
        `0${text}`,
        `000${text}`,
        `+${text}`,
        `-${text}`,
        `${text} ${text}`,
        `${text},1`,
        `${text}e0`,
        `0x${Number(text).toString(16)}`,
        `${text}000`,
        Number(text).toExponential(),
      ]),
    ),
    time(stage, 'no number', (_, __, random) =>
      random.pick(['', 'now', 'NaN', 'Infinity', '-1', '0', '9'.repeat(20), '\u00b2', '1e3', '[]']),
    ),
  ]),
  {
    name: 'the time, at an end of the window',
    stage: 'before signing',
    of: ['standard'],
    change(draft, random) {
      const off = random.pick([299, 300, 301]) * random.pick([1, -1]);
      draft.timestamp = String(Math.floor(draft.now / 1000) + off);
    },
  },
  {
    name: 'the time, with zeros in front',
    stage: 'before signing',
    of: ['standard'],
    change(draft, random) {
      draft.timestamp = draft.timestamp.padStart(11 + random.below(3), '0');
    },
  },
  {
    name: 'the time is missing',
    stage: 'after signing',
    of: ['standard'],
    change: ({ headers }) => headers.remove(HEADER),
  },
  {
    name: 'the time comes twice',
    stage: 'after signing',
    of: ['standard'],
    change: ({ headers, now }, random) =>
      headers.add(HEADER, random.once(2) ? (headers.get(HEADER) ?? '') : String(now)),
  },
];

function time(
  stage: Mutation['stage'],
  name: string,
  to: (text: string, now: number, random: Random) => string,
): Mutation {
  return {
    name: `the time, ${name}, ${stage}`,
    stage,
    of: ['standard'],
    change(draft, random) {
      if (stage === 'before signing') draft.timestamp = to(draft.timestamp, draft.now, random);
      else draft.headers.set(HEADER, to(draft.timestamp, draft.now, random));
    },
  };
}
