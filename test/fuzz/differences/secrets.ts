import type { Difference } from '../difference.ts';
import { linearSdk } from '../peers/linear-sdk.ts';
import { octokit } from '../peers/octokit.ts';
import { standardWebhooks } from '../peers/standard-webhooks.ts';
import { keyIn } from '../reference/standard.ts';

/** What counts as a secret at all. */
export const SECRETS: readonly Difference[] = [
  {
    name: 'a secret of nothing but white space',
    peers: [octokit, linearSdk],
    ours: 'refuses',
    why: 'It is a variable that somebody forgot to set, and everybody can guess it. Without another secret the connection answers 503.',
    explains: ({ believed }) => believed.every((secret) => secret.trim() === ''),
    example: {
      what: 'the secret is a space on both sides',
      from: 'github',
      before(draft) {
        draft.key = ' ';
        draft.secrets = [' '];
      },
    },
  },
  {
    name: 'a secret that is none of Standard Webhooks',
    peers: [standardWebhooks],
    ours: 'refuses',
    why: 'The specification asks for `whsec_` and base64 of 24 to 64 bytes. The peer takes one byte, and takes plain text for base64, so that `hunter22` becomes a key of six bytes. Without another secret the connection answers 503.',
    explains: ({ believed }) => believed.every((secret) => !keyIn(secret, 'whsec_', 24, 64)),
    example: {
      what: 'a secret of 8 bytes on both sides',
      from: 'standard',
      before(draft) {
        draft.key = `whsec_${Buffer.alloc(8, 7).toString('base64')}`;
        draft.secrets = [draft.key];
      },
    },
  },
];
