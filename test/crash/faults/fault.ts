/**
 * What can go wrong at one call. A stall is left out where something new is made without an idempotency key: on AWS a function is
 * killed before its lease is over, and GitHub could not tell such a late comment from a second one.
 */
export const FAULTS = {
  'kill-before': { means: 'the process dies just before the call', at: 'any' },
  'kill-after': { means: 'the process dies just after the call', at: 'change' },
  throw: { means: 'the call fails at once, and nothing has happened', at: 'call' },
  'time-out': {
    means: 'the call fails after its time is over, and nothing has happened',
    at: 'call',
  },
  'lost-answer': {
    means: 'the call does its work, and its caller hears of an error',
    at: 'change',
  },
  repeat: {
    means: 'the SDK makes the call again after a lost answer, and the second is heard',
    at: 'aws',
  },
  stall: {
    means: 'the process sleeps longer than its lease, and then makes the call',
    at: 'known',
  },
  ahead: { means: 'the clock of the process is half a minute ahead from there on', at: 'clock' },
  behind: { means: 'the clock of the process is half a minute behind from there on', at: 'clock' },
} as const satisfies Record<string, { readonly means: string; readonly at: string }>;

export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];
