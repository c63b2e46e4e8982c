import type { Draft, Mutation } from '../draft.ts';
import type { Random } from '../random.ts';
import { splice } from './splice.ts';

/** Bytes that are no UTF-8: alone, overlong, half a pair, cut off, beyond the last code point. */
const NOT_UTF8 = ['ff', 'c080', 'eda080', 'e282', 'f4908080', '80'] as const;
const KEYS = ['title', 'note', 'webhookTimestamp', 'action', '__proto__'] as const;
const OTHER_JSON = ['null', '[]', '7', '"text"', 'true', '{}', '{', 'not JSON'] as const;

const anywhere = (body: Buffer, random: Random): number => random.below(body.length + 1);

/** What a sender may well sign: the verifier has to take the bytes as they are. */
export const CONTENT: readonly Mutation[] = [
  content('a byte order mark', ({ body }) => splice(body, 0, '\ufeff')),
  content('bytes that are not UTF-8', ({ body }, random) =>
    splice(body, anywhere(body, random), Buffer.from(random.pick(NOT_UTF8), 'hex')),
  ),
  content('a replacement character', ({ body }, random) =>
    splice(body, anywhere(body, random), '\ufffd'),
  ),
  content('NUL', ({ body }, random) => splice(body, anywhere(body, random), '\0')),
  content('cut off', ({ body }, random) => body.subarray(0, anywhere(body, random))),
  content('nothing', () => Buffer.alloc(0)),
  content('a key twice', ({ body }, random) =>
    splice(body, 1, `"${random.pick(KEYS)}":${random.below(2e9)},`),
  ),
  content('CRLF', ({ body }) =>
    Buffer.from(body.toString('latin1').replaceAll(',', ',\r\n'), 'latin1'),
  ),
  content('nested deeply', ({ body }, random) => {
    const depth = 95 + random.below(200);
    return splice(body, 1, `"deep":${'['.repeat(depth)}${']'.repeat(depth)},`);
  }),
  content('white space around', ({ body }, random) =>
    Buffer.concat([Buffer.from(random.pick([' ', '\n', '\t', ''])), body, Buffer.from('\n')]),
  ),
  content('other JSON, or none', (_, random) => Buffer.from(random.pick(OTHER_JSON))),
  content('any bytes', (_, random) => random.bytes(random.below(64))),
];

function content(name: string, of: (draft: Draft, random: Random) => Buffer): Mutation {
  return {
    name: `signs ${name}`,
    stage: 'before signing',
    change(draft, random) {
      draft.body = of(draft, random);
    },
  };
}
