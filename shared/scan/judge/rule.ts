import type { Pattern } from './pattern.ts';

/** What a rule adds to the score, in twelfths; 8 of 12 is over the usual threshold of 0.6, 6 is held. */
export const WEIGHT = { medium: 2, high: 4, critical: 6 } as const;

/** One reason to doubt a text. It counts once, however often it is met. */
export interface Rule {
  readonly id: string;
  readonly class:
    | 'override'
    | 'agent'
    | 'language'
    | 'exfiltration'
    | 'shell'
    | 'tool'
    | 'policy'
    | 'hidden'
    | 'heuristic'
    | 'weighed'
    | 'text';
  readonly severity: keyof typeof WEIGHT;
  /** What it is about, for people. */
  readonly means: string;
  /** Absent where `scan` finds it by comparing the views of a text. */
  readonly pattern?: Pattern;
  /** `as written`: the pattern looks for characters that reading the text as an agent does takes away. */
  readonly letters?: 'as written';
}
