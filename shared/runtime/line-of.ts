import { cut } from '../core/cut.ts';
import type { Fact } from '../core/fact.ts';
import { toldError } from '../core/told-error.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** A line of the log: the kind of the fact as its message, and what is known of it beside that. */
export interface Line {
  readonly level: Level;
  readonly message: Fact['kind'];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How loud each kind is where nothing failed. States, messages and costs stand in the lines of deliveries, attempts and effects, too. */
const LEVELS = {
  delivery: 'info',
  refused: 'warn',
  state: 'debug',
  attempt: 'info',
  effect: 'info',
  message: 'debug',
  put_aside: 'error',
  sweep: 'info',
  look: 'info',
  cost: 'debug',
  recovery: 'info',
  poll: 'info',
  operate: 'info',
  warning: 'warn',
  failure: 'error',
} as const satisfies Record<Fact['kind'], Level>;

/** Ids are ours or a tracker's, but a sender may choose a long one. */
const MAX_CHARS = 500;

/** A fact as a line. Of what was thrown only what is ours is told. */
export function lineOf(fact: Fact): Line {
  const { kind, ...rest } = fact;
  const { error, ...known } = 'error' in rest ? rest : { ...rest, error: undefined };
  const fields = Object.entries(known)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'string' ? cut(value, MAX_CHARS) : value]);
  return {
    level: levelOf(fact, error),
    message: kind,
    fields: {
      ...Object.fromEntries(fields),
      ...(error === undefined ? {} : { error: toldError(error) }),
    },
  };
}

/** What failed and comes back is a warning where that is foreseen, else an error; what is given up is a person's to look at. */
function levelOf(fact: Fact, error: unknown): Level {
  if (fact.kind === 'effect' && fact.result !== 'done')
    return fact.result === 'retry' ? 'warn' : 'error';
  return error === undefined ? LEVELS[fact.kind] : 'error';
}
