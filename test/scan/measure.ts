import type { Scanner, ScanSettings, Verdict } from '../../shared/core/verdict.ts';
import type { Row } from './row.ts';

/** What a project gets that says nothing about scanning. */
const SETTINGS: ScanSettings = {
  mode: 'block',
  threshold: 0.6,
  allow: { authors: [], labels: [], rules: [] },
};

/** A row, and what became of it. */
export interface Measured {
  readonly row: Row;
  readonly verdict: Verdict;
}

/** Every row, judged as the text of a stranger by the scanner that is meant for it. */
export const measure = (
  rows: readonly Row[],
  scannerFor: (row: Row) => Scanner,
): readonly Measured[] =>
  rows.map((row) => ({
    row,
    verdict: scannerFor(row)({ text: row.text, author: 'stranger', labels: [] }, SETTINGS),
  }));
