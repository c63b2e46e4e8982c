import type { Difference } from '../difference.ts';
import { linearSdk } from '../peers/linear-sdk.ts';
import { octokit } from '../peers/octokit.ts';

/** One digest, written in two ways. */
export const SPELLING: readonly Difference[] = [
  {
    name: 'hex in upper case',
    peers: [octokit, linearSdk],
    ours: 'accepts',
    why: 'Hex has no case (RFC 4648, part 8): these are the bytes of the right digest, and bytes are what we compare. Whoever can write them knows the secret. The prefix keeps its case.',
    explains: ({ shot }) =>
      [...shot.headers].some(([, value]) => /^(sha256=)?(?=.*[A-F])[\da-fA-F]{64}$/.test(value)),
    example: {
      what: 'the right digest in capitals',
      from: 'github',
      after({ headers, form: { header, prefix } }) {
        const digest = headers.get(header)?.slice(prefix.length) ?? '';
        headers.set(header, prefix + digest.toUpperCase());
      },
    },
  },
];
