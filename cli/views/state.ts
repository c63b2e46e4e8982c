import type { State } from '../../shared/core/lifecycle.ts';
import type { Cell } from '../text/layout.ts';
import type { Colour } from '../text/paint.ts';

const COLOURS: Readonly<Record<State, Colour>> = {
  queued: 'blue',
  held: 'yellow',
  running: 'cyan',
  needs_info: 'yellow',
  rejected: 'red',
  succeeded: 'green',
  failed: 'red',
  rolled_back: 'magenta',
  timed_out: 'red',
  cancelled: 'dim',
};

const BY_STATE = new Map<string, Colour>(Object.entries(COLOURS));

/** A state in its colour. */
export function stateCell(state = ''): Cell {
  const colour = BY_STATE.get(state);
  return colour ? { text: state, colour } : state;
}
