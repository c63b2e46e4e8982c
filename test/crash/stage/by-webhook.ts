import { letter, sample } from '../../support/receive/letters.ts';
import type { Posting } from './sender.ts';
import { STANDARD } from './sender.ts';

/** What the recorded build server submits. */
export const BUILD = 'webhook:standard:nightly-1842';

/** A wish of the build server. Each try is signed anew, at its own time, under the same id. */
export function submission(id: string): Posting {
  const payload = sample('webhook/submitted');
  return {
    what: 'the build server’s wish',
    sender: STANDARD,
    letter: (at) => letter('standard', payload, { id, at }),
  };
}
