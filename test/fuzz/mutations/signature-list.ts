import type { Draft, Mutation } from '../draft.ts';
import type { Random } from '../random.ts';

const wrong = (random: Random): string => `v1,${random.bytes(32).toString('base64')}`;
const VERSIONS = ['v1', 'v1a', 'v2', 'V1', 'v0', 'v1x', '', '__proto__', 'constructor'] as const;

/** Standard Webhooks takes a list of signatures, each with its version. */
export const SIGNATURE_LIST: readonly Mutation[] = [
  list('after wrong ones', (value, _, random) =>
    [...Array.from({ length: 1 + random.below(40) }, () => wrong(random)), value].join(' '),
  ),
  list('before wrong ones', (value, _, random) =>
    [value, ...Array.from({ length: 1 + random.below(40) }, () => wrong(random))].join(' '),
  ),
  list('among what is no signature', (value, _, random) =>
    random.pick([
      `junk ${value}`,
      `${value} junk`,
      `v1, ${value}`,
      `${value} v1`,
      `v9,AA ${value}`,
    ]),
  ),
  list(
    'with more spaces',
    (value, _, random) => ` ${value}${' '.repeat(1 + random.below(4))}${wrong(random)} `,
  ),
  list('divided by tabs', (value, _, random) => `${wrong(random)}\t${value}`),
  list('of another version', (value, _, random) => value.replace(/^[^,]*/, random.pick(VERSIONS))),
  list('joined by commas', (value, _, random) => `${wrong(random)}, ${value}`),
  list('with an equals sign for the comma', (value) => value.replace(',', '=')),
];

function list(name: string, to: (value: string, draft: Draft, random: Random) => string): Mutation {
  return {
    name: `the list, ${name}`,
    stage: 'after signing',
    of: ['standard'],
    change(draft, random) {
      const value = draft.headers.get('webhook-signature');
      if (value !== undefined) draft.headers.set('webhook-signature', to(value, draft, random));
    },
  };
}
