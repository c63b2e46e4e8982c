import { handOver } from '../../../../functions/dispatch/hand-over.ts';
import type { Started } from '../../../../shared/core/agent.ts';
import { isActive } from '../../../../shared/core/due.ts';
import { idempotencyKey } from '../../../../shared/core/idempotency-key.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Hand, Place } from '../place.ts';
import { going, over } from '../runs.ts';
import { surroundings } from '../surroundings.ts';

/** So often is an agent tried in vain before it is tried for the last time. */
const LAST_TRY = 4;

/** What the agent answers to the hand-over, and whether it has begun. */
const ANSWERS: Readonly<
  Record<
    string,
    {
      readonly begins: boolean;
      readonly answer: (key: string) => Started;
      /** How often it was tried before. */
      readonly tries?: number;
    }
  >
> = {
  'begins and says so': { begins: true, answer: (key) => ({ reference: key }) },
  'begins and its answer is lost': { begins: true, answer: lost },
  'begins and its last answer is lost': { begins: true, answer: lost, tries: LAST_TRY },
  'is not reached': { begins: false, answer: lost },
  'is not reached the last time': { begins: false, answer: lost, tries: LAST_TRY },
  refuses: { begins: false, answer: () => ({ refused: 'no' }) },
};

function lost(): Started {
  throw new Error('no connection');
}

/** The dispatchers that have claimed an attempt hand it over, each whenever it likes while it lives. */
export function hands(dispatchers: number): readonly Deed[] {
  return Array.from({ length: dispatchers }, (_, nth) => nth).flatMap((nth) => [
    ...Object.entries(ANSWERS).map(
      ([what, { begins, answer, tries }]): Deed => ({
        name: `the agent of dispatcher ${nth + 1} ${what}`,
        async plan(place) {
          const hand = place.hands[nth];
          if (!hand) return undefined;
          const key = idempotencyKey(hand.head);
          // An agent that has the run does not refuse it.
          if (what === 'refuses' && place.runs[key]) return undefined;
          const stops: string[] = [];
          const read = place.head && (tries ? { ...place.head, startTries: tries } : place.head);
          const write = await firstWrite(read, (heads) =>
            handOver(
              hand.head,
              surroundings(heads, place, { started: answer, stops }),
              hand.turn,
            ).catch(throwUnless(lost)),
          );
          const calls = (at: Place) =>
            [...(begins ? [going(key)] : []), ...stops.map(over)].reduce(
              (then, call) => call(then),
              at,
            );
          const drop = (at: Place) => without(at, hand);
          return write ? { write, calls, written: drop } : { calls: (at) => drop(calls(at)) };
        },
      }),
    ),
    {
      name: `dispatcher ${nth + 1} finds a brake`,
      async plan(place: Place) {
        const hand = place.hands[nth];
        // Where the agent has called, a brake no longer counts, and it goes on as without one.
        if (hand?.head.startBy === undefined) return undefined;
        // Brakes are read before the agent is called; of a claim of its own nobody else can have called it.
        if (hand.turn === 'first' && place.runs[idempotencyKey(hand.head)]) return undefined;
        const write = await firstWrite(place.head, (heads) =>
          handOver(hand.head, surroundings(heads, place, { braked: true }), hand.turn),
        );
        const drop = (at: Place) => without(at, hand);
        return write ? { write, written: drop } : { calls: drop };
      },
    },
    {
      name: `dispatcher ${nth + 1} dies`,
      async plan(place: Place) {
        const hand = place.hands[nth];
        return hand && { calls: (at) => without(told(at, hand), hand) };
      },
    },
  ]);
}

function throwUnless(expected: () => unknown) {
  return (error: unknown) => {
    try {
      expected();
    } catch (known) {
      if (error instanceof Error && known instanceof Error && error.message === known.message)
        return;
    }
    throw error;
  };
}

function without(place: Place, hand: Hand): Place {
  return { ...place, hands: place.hands.filter((each) => each !== hand) };
}

/**
 * A run that began after its stop, and whose dispatcher then died, hears with its next heartbeat that it is to stop: the one case in
 * which nobody else tells it.
 */
function told(place: Place, { head: hand }: Hand): Place {
  const { head } = place;
  const wanted = head?.epoch === hand.epoch && head.attempt === hand.attempt && isActive(head);
  return wanted || head?.stopOwed ? place : over(idempotencyKey(hand))(place);
}
