import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import type { Head } from '../../../../shared/core/head.ts';
import { KEY, ticketOf } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Hand, Place } from '../place.ts';
import { over } from '../runs.ts';
import type { Surroundings } from '../surroundings.ts';
import { surroundings, WORDS } from '../surroundings.ts';

/** What the look finds. */
const LOOKS: Readonly<Record<string, Surroundings>> = {
  'finds all well': { look: ticketOf({ description: WORDS.sent }) },
  'finds another text': { look: ticketOf({ description: WORDS.edited }) },
  'finds it closed': { look: ticketOf({ description: WORDS.sent, open: false }) },
  'finds no label': { look: ticketOf({ description: WORDS.sent, labels: [] }) },
  'finds no permission': { look: ticketOf({ description: WORDS.sent }), permitted: false },
  'finds it gone': { look: 'gone' },
  'finds a brake': { look: ticketOf({ description: WORDS.sent }), braked: true },
  'finds no slot': { look: ticketOf({ description: WORDS.sent }), slotFree: false },
};

/** Dispatch up to its write: it stops a run that is to stop, looks and claims, or takes the hand-over of a claimed attempt. */
export function dispatcher(dispatchers: number): readonly Deed[] {
  return Object.entries(LOOKS).map(
    ([what, look]): Deed => ({
      name: `dispatch ${what}`,
      async plan(place) {
        // A message is sent once there is a head, which no active task loses.
        if (!place.head) return undefined;
        const turn = place.head.state === 'running' ? 'again' : 'first';
        const stops: string[] = [];
        const write = await firstWrite(place.head, (heads) =>
          dispatch(KEY, surroundings(heads, place, { ...look, stops })),
        );
        const calls = (at: Place) => stops.reduce((then, key) => over(key)(then), at);
        if (!write) return stops.length > 0 ? { calls } : undefined;
        return {
          write,
          calls,
          written: takesInHand(dispatchers, turn),
          forbidden: claimedBeside(place),
        };
      },
    }),
  );
}

/** A claim, or the lease of a claimed attempt, is followed by the hand-over. */
function takesInHand(dispatchers: number, turn: Hand['turn']) {
  return (place: Place, head: Head): Place => {
    const leased = head.state === 'running' && (head.enqueueLease ?? 0) > place.now;
    const free = place.hands.length < dispatchers;
    return leased && free ? { ...place, hands: [...place.hands, { head, turn }] } : place;
  };
}

function claimedBeside({ runs, hands }: Place) {
  return (before: Head | undefined, after: Head) => {
    if (after.attempt === before?.attempt) return undefined;
    const going = Object.values(runs).includes('going') && hands.length === 0;
    return going ? 'an attempt is claimed while another is at work' : undefined;
  };
}
