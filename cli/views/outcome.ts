import type { Receipt } from '../../shared/core/receipt.ts';
import type { Cell } from '../text/layout.ts';
import type { Colour } from '../text/paint.ts';

const COLOURS: Readonly<Record<Receipt['outcome'], Colour>> = {
  accepted: 'green',
  duplicate: 'dim',
  ignored: 'dim',
  held: 'yellow',
  rejected: 'red',
  refused: 'red',
};

const BY_OUTCOME = new Map<string, Colour>(Object.entries(COLOURS));

/** What became of a delivery, in its colour. */
export function outcomeCell(outcome: string): Cell {
  const colour = BY_OUTCOME.get(outcome);
  return colour ? { text: outcome, colour } : outcome;
}
