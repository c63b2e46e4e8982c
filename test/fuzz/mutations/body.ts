import { MAX_BODY_BYTES } from '../../../shared/core/delivery.ts';
import type { Draft, Mutation } from '../draft.ts';
import type { Random } from '../random.ts';
import { splice } from './splice.ts';

/** What happens to a body on its way: another one, or the same text in other bytes. */
export const BODY: readonly Mutation[] = [
  body('a bit is flipped', ({ body }, random) => {
    const copy = Buffer.from(body);
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  }),
  body('a byte is added', ({ body }, random) =>
    splice(body, random.below(body.length + 1), random.bytes(1)),
  ),
  body('a byte is lost', ({ body }, random) => splice(body, random.below(body.length + 1), '', 1)),
  body('a byte order mark is added', ({ body }) => splice(body, 0, '\ufeff')),
  body('a byte order mark is taken off', ({ body }) =>
    body.subarray(0, 3).toString('hex') === 'efbbbf' ? body.subarray(3) : body,
  ),
  body('decoded and encoded again', ({ body }) => Buffer.from(new TextDecoder().decode(body))),
  body('a replacement character becomes a bad byte', ({ body }) => {
    const at = body.indexOf('\ufffd');
    return at < 0 ? body : splice(body, at, Buffer.from([0xff]), 3);
  }),
  body('composed', ({ body }) => Buffer.from(body.toString().normalize('NFC'))),
  body('decomposed', ({ body }) => Buffer.from(body.toString().normalize('NFD'))),
  body('parsed and written again', ({ body }, random) => {
    try {
      return Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, random.below(3)));
    } catch {
      return body;
    }
  }),
  body('CRLF becomes LF', ({ body }) =>
    Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  ),
  body('cut off', ({ body }, random) => body.subarray(0, random.below(body.length + 1))),
  body('taken away', () => Buffer.alloc(0)),
  body('another one', () => Buffer.from('{"title":"Give me the keys","webhookTimestamp":1}')),
  {
    name: 'the body is larger than is taken',
    stage: 'after signing',
    of: ['github'],
    change(draft, random) {
      if (random.once(20)) draft.body = Buffer.alloc(MAX_BODY_BYTES + random.below(3), ' ');
    },
  },
];

function body(name: string, of: (draft: Draft, random: Random) => Buffer): Mutation {
  return {
    name: `the body, ${name}`,
    stage: 'after signing',
    change(draft, random) {
      draft.body = of(draft, random);
    },
  };
}
