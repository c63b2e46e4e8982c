import type { Deed } from '../deed.ts';
import { agents } from './agents.ts';
import { dispatcher } from './dispatcher.ts';
import { hands } from './hands.ts';
import { looks } from './looks.ts';
import { people } from './people.ts';
import { starts } from './starts.ts';
import { stops } from './stops.ts';
import { sweeper } from './sweeper.ts';
import { words } from './words.ts';
import { wholeWriter, writer } from './writer.ts';

/** How much there is of what could go on for ever. */
export interface Extent {
  /** Tasks of the ticket, one after the other. */
  readonly epochs: number;
  /** Attempts that are claimed of each. */
  readonly attempts: number;
  /** Dispatchers that are between their claim and their hand-over at once. */
  readonly dispatchers: number;
  /** Whether others go on while writeback writes to the tracker. */
  readonly writer: 'alone' | 'among others';
}

/** Everything that anybody does to a ticket. */
export function deeds({ epochs, attempts, dispatchers, writer: how }: Extent): readonly Deed[] {
  const seeTheHead = [
    ...starts(epochs),
    ...stops,
    ...words,
    ...people(epochs),
    ...dispatcher({ dispatchers, attempts }),
    ...(how === 'alone' ? wholeWriter : []),
    ...sweeper,
    ...looks,
  ];
  return [
    ...seeTheHead.map((deed) => ({ ...deed, ofTheHead: true })),
    ...hands(dispatchers),
    ...agents,
    ...(how === 'alone' ? [] : writer),
  ];
}
