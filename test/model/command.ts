import type { AsyncCommand } from 'fast-check';
import fc from 'fast-check';
import { settle } from './act.ts';
import type { Lab } from './lab/lab.ts';
import type { Model } from './model.ts';

/** One thing that somebody does. Where there is nothing to do, nothing is done. */
export type Command = AsyncCommand<Model, Lab>;

export function command(name: string, run: (model: Model, lab: Lab) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name };
}

/** A command of somebody who writes no head: people on the ticket, the clock, faults. */
export function deed(name: string, work: (lab: Lab, model: Model) => void): Command {
  return command(name, async (model, lab) => {
    work(lab, model);
    await settle(model, lab);
  });
}

/** How many calls a process makes before it stands; mostly it goes through. */
export const steps: fc.Arbitrary<number | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.nat(9) },
);

/** Which of several, counted from the newest; mostly the newest. */
export const nth: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(5) },
);
