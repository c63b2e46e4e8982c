import type { Deed } from '../deed.ts';
import { agents } from './agents.ts';
import { dispatcher } from './dispatcher.ts';
import { hands } from './hands.ts';
import { looks } from './looks.ts';
import { people } from './people.ts';
import { shower } from './shower.ts';
import { starts } from './starts.ts';
import { stops } from './stops.ts';
import { sweeper } from './sweeper.ts';
import { time } from './time.ts';
import { words } from './words.ts';

/** How much there is of what could go on for ever. */
export interface Extent {
  /** Tasks of the ticket, one after the other. */
  readonly epochs: number;
  /** Dispatchers that are between their claim and their hand-over at once. */
  readonly dispatchers: number;
}

/** Everything that anybody does to a ticket. */
export function deeds({ epochs, dispatchers }: Extent): readonly Deed[] {
  return [
    ...starts(epochs),
    ...stops,
    ...words,
    ...people(epochs),
    ...dispatcher(dispatchers),
    ...hands(dispatchers),
    ...agents,
    ...shower,
    ...sweeper,
    ...looks,
    ...time,
  ];
}
