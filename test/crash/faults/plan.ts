import type { Fault } from './fault.ts';

/** A fault at the n-th step of a run; 1 is the first. */
export interface Point {
  readonly at: number;
  readonly fault: Fault;
}

/** What is to go wrong in one run: nothing, once or twice. */
export type Plan = readonly Point[];

/** As the command line takes it: `17:lost-answer`. */
export function pointText({ at, fault }: Point): string {
  return `${at}:${fault}`;
}
