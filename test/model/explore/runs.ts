import type { Place, Run } from './place.ts';

/** The agent has been told to stop a run. One that it does not know, or that is over, is none of its business. */
export function over(key: string) {
  return (place: Place): Place =>
    place.runs[key] === 'going' ? withRun(place, key, 'over') : place;
}

/** The agent was asked to start a run: one that it has had before is not begun again. */
export function going(key: string) {
  return (place: Place): Place => (place.runs[key] ? place : withRun(place, key, 'going'));
}

export function withRun(place: Place, key: string, run: Run): Place {
  return { ...place, runs: { ...place.runs, [key]: run } };
}
