import { expect } from '@jest/globals';
import type { Call } from './calls.ts';
import type { ServerKind } from './server.ts';

/** What a person sees after a call, as far as the tracker has it. */
export function shownAfter(
  { labels, open, comments }: Call,
  { lacks }: Pick<ServerKind, 'lacks'>,
  ...others: readonly string[]
): object {
  return {
    ...(!lacks.includes('closing') && { open }),
    ...(!lacks.includes('labels') && { labels: [...labels, ...others].toSorted() }),
    comments: Array.from({ length: comments }, () => expect.stringContaining('')),
  };
}
