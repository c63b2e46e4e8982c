import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import type { Head } from '../../../../shared/core/head.ts';
import type { HeadWrite } from '../../../../shared/core/head-write.ts';
import { KEY, ticketOf } from '../../../support/world/samples.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Hand, Place } from '../place.ts';
import { over } from '../runs.ts';
import type { Surroundings } from '../surroundings.ts';
import { surroundings, WORDS } from '../surroundings.ts';

/** What the look finds, and whether the ticket has our comment then. */
const LOOKS: Readonly<Record<string, Surroundings & { readonly told?: boolean }>> = {
  'finds all well': { look: ticketOf({ description: WORDS.sent }) },
  'finds another text': { look: ticketOf({ description: WORDS.edited }) },
  'finds a doubtful text': { look: ticketOf({ description: WORDS.edited }), scanned: 'hold' },
  'finds a bad text': { look: ticketOf({ description: WORDS.edited }), scanned: 'block' },
  'finds it closed': { look: ticketOf({ description: WORDS.sent, open: false }) },
  'finds it closed after a comment': {
    look: ticketOf({ description: WORDS.sent, open: false }),
    told: true,
  },
  'finds no label': { look: ticketOf({ description: WORDS.sent, labels: [] }) },
  'finds no label after a comment': {
    look: ticketOf({ description: WORDS.sent, labels: [] }),
    told: true,
  },
  'finds no permission': { look: ticketOf({ description: WORDS.sent }), permitted: false },
  'finds it gone': { look: 'gone' },
  'finds it gone after a comment': { look: 'gone', told: true },
  'finds a brake': { look: ticketOf({ description: WORDS.sent }), braked: true },
  'finds no slot': { look: ticketOf({ description: WORDS.sent }), slotFree: false },
};

/** The last time that an agent is asked to stop a run. */
const LAST_STOP = 19;

/** Dispatch up to its write: it stops a run that is to stop, looks and claims, or takes the hand-over of a claimed attempt. */
export function dispatcher({
  dispatchers,
  attempts,
}: {
  readonly dispatchers: number;
  readonly attempts: number;
}): readonly Deed[] {
  return [
    ...Object.entries(LOOKS).map(
      ([what, { told, ...look }]): Deed => ({
        name: `dispatch ${what}`,
        async plan(place) {
          // A message is sent once there is a head, which no active task loses.
          if (!place.head) return undefined;
          const turn = place.head.state === 'running' ? 'again' : 'first';
          const stops: string[] = [];
          const { comment: _, ...untold } = place.head;
          const read = told ? { ...untold, comment: 'c1' } : untold;
          const write = await firstWrite(read, (heads) =>
            dispatch(KEY, surroundings(heads, place, { ...look, stops })),
          );
          const calls = (at: Place) => stops.reduce((then, key) => over(key)(then), at);
          if (!write) return stops.length > 0 ? { calls } : undefined;
          if (claims(write) > attempts) return undefined;
          return {
            write,
            calls,
            written: takesInHand(dispatchers, turn),
            forbidden: claimedBeside,
          };
        },
      }),
    ),
    {
      // Its token is worth nothing any more: it is taken to be over.
      name: 'dispatch asks for the last time for a stop that the agent does not take',
      async plan(place) {
        const { head } = place;
        if (!head?.stopOwed) return undefined;
        const asked: string[] = [];
        const write = await firstWrite({ ...head, stopTries: LAST_STOP }, (heads) =>
          dispatch(KEY, surroundings(heads, place, { asked })),
        );
        const left = (at: Place) => asked.reduce((then, key) => over(key)(then), at);
        return write && asked.length > 0 ? { write, written: left } : undefined;
      },
    },
  ];
}

function claims({ set }: HeadWrite): number {
  return set?.state === 'running' ? (set.attempt ?? 0) : 0;
}

/** A claim, or the lease of a claimed attempt, is followed by the hand-over. Where there is no room for another dispatcher, that one died. */
function takesInHand(dispatchers: number, turn: Hand['turn']) {
  return (place: Place, head: Head): Place => {
    const leased = head.state === 'running' && (head.enqueueLease ?? 0) > place.now;
    const free = place.hands.length < dispatchers;
    return leased && free ? { ...place, hands: [...place.hands, { head, turn }] } : place;
  };
}

function claimedBeside({ head, runs, hands }: Place, after: Head) {
  if (after.attempt === head?.attempt) return undefined;
  const going = Object.values(runs).includes('going') && hands.length === 0;
  return going ? 'an attempt is claimed while another is at work' : undefined;
}
