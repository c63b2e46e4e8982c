import type { Difference } from '../difference.ts';
import { octokit } from '../peers/octokit.ts';
import { standardWebhooks } from '../peers/standard-webhooks.ts';
import { reference } from '../reference/reference.ts';
import type { Shot } from '../shot.ts';

const decodedTwin = (shot: Shot): Shot => ({
  ...shot,
  body: Buffer.from(new TextDecoder().decode(shot.body)),
});
const decodesToItself = (shot: Shot): boolean => decodedTwin(shot).body.equals(shot.body);

/** The signature is over bytes; these peers get a text, and decoding is not one to one. */
export const BYTES: readonly Difference[] = [
  {
    name: 'another body that decodes to the signed text',
    peers: [octokit, standardWebhooks],
    ours: 'refuses',
    why: 'The signature was made for other bytes. Decoding replaces what is not UTF-8 and drops a byte order mark, so many bodies share one signature; whoever reads the raw bytes afterwards reads what nobody signed.',
    explains: ({ shot }) => !decodesToItself(shot) && reference(decodedTwin(shot)) !== 'refused',
    example: {
      what: 'a byte order mark put in front of a signed body',
      from: 'github',
      after(draft) {
        draft.body = Buffer.concat([Buffer.from('\ufeff'), draft.body]);
      },
    },
  },
  {
    name: 'a signed body that does not decode to itself',
    peers: [octokit, standardWebhooks],
    ours: 'accepts',
    why: 'The signature fits exactly these bytes. The peer computes it over the text that it made of them. What cannot be read is then answered 422 and recorded, so that the sender learns what is wrong.',
    explains: ({ shot }) => !decodesToItself(shot),
    example: {
      what: 'a body with the byte 0xff, rightly signed',
      from: 'github',
      before(draft) {
        draft.body = Buffer.concat([
          Buffer.from('{"title":"'),
          Buffer.from([0xff]),
          Buffer.from('"}'),
        ]);
      },
    },
  },
  {
    name: 'an empty body',
    peers: [octokit],
    ours: 'accepts',
    why: 'An HMAC of nothing is an HMAC. The peer throws a TypeError, which its callers answer with 500, so the sender tries again; we answer 422.',
    explains: ({ shot }) => shot.body.length === 0,
    example: {
      what: 'no body, rightly signed',
      from: 'github',
      before(draft) {
        draft.body = Buffer.alloc(0);
      },
    },
  },
];
