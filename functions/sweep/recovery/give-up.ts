import type { GivenUp, HookMark, Missed } from '../../../shared/core/checkpoint.ts';

/** The list must outlast what two readings of the log have in common: who is on it is not found anew. */
const MOST_GIVEN_UP = 100;

/** One that is not asked for any more. */
export function givenUpAt({ nextAt: _, ...missed }: Missed, now: number): GivenUp {
  return { ...missed, at: now };
}

/** Puts more on the list of what was given up. */
export function withGivenUp(mark: HookMark, more: readonly GivenUp[]): HookMark {
  const guids = more.map(({ guid }) => guid);
  return {
    ...mark,
    missed: mark.missed.filter(({ guid }) => !guids.includes(guid)),
    givenUp: newest([...more, ...mark.givenUp]),
  };
}

function newest(list: readonly GivenUp[]): GivenUp[] {
  return list.toSorted((a, b) => b.at - a.at).slice(0, MOST_GIVEN_UP);
}
