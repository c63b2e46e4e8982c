import { pick, random } from '../random.ts';
import type { Ticket } from '../world/ticket.ts';
import { USUAL } from './behaviours.ts';
import { STORIES } from './stories.ts';

const TWO_HOOKS = 0.15;

/** The n-th ticket of a seed: its story and its agents, whatever happens elsewhere. */
export function planned(seed: number, index: number, trackers: readonly string[]): Ticket {
  const draw = random(seed, `ticket ${index}`);
  const story = pick(
    STORIES.filter(({ tracker }) => trackers.includes(tracker)),
    draw,
  );
  const behaviour = story.agent ?? pick(USUAL, draw).name;
  return {
    index,
    name: `T${index}`,
    story,
    behaviour,
    later: story.agent ? 'succeed' : pick(USUAL, draw).name,
    twoHooks: draw() < TWO_HOOKS,
    connection: '',
    least: story.least,
    most: story.most,
    ends: new Set(),
    said: [],
    letters: [],
    runs: [],
    notes: [],
  };
}
