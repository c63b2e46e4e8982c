import type { Fault } from './fault.ts';
import { FAULT_NAMES, FAULTS } from './fault.ts';

/** One call of a port, in the order in which they were made. */
export interface Step {
  /** `heads.write`, `tracker.createComment`. */
  readonly call: string;
  /** The function that made it. */
  readonly by: string;
  readonly kind: Kind;
}

/** What a call is, as far as faults are concerned. */
export type Kind =
  /** Asks a service that the AWS SDK stands before, which repeats calls by itself. */
  | 'aws-question'
  /** Changes something there. */
  | 'aws-change'
  | 'question'
  | 'change'
  /** Makes something new at a service that takes no idempotency key. */
  | 'creation'
  | 'clock'
  /** What goes back to whoever called the function. */
  | 'answer';

const FITS: Readonly<Record<(typeof FAULTS)[Fault]['at'], readonly Kind[]>> = {
  any: ['aws-question', 'aws-change', 'question', 'change', 'creation', 'clock'],
  call: ['aws-question', 'aws-change', 'question', 'change', 'creation'],
  known: ['aws-question', 'aws-change', 'question', 'change'],
  change: ['aws-change', 'change', 'creation', 'answer'],
  aws: ['aws-change'],
  clock: ['clock'],
};

/** The faults that make a difference at such a step: the answer to a mere question can be lost, but nothing with it. */
export function faultsAt({ kind }: Pick<Step, 'kind'>): readonly Fault[] {
  if (kind === 'answer') return ['lost-answer'];
  return FAULT_NAMES.filter((fault) => FITS[FAULTS[fault].at].includes(kind));
}
