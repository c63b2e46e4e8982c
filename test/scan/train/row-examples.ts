import { see } from '../../../shared/scan/see/see.ts';
import { features } from '../../../shared/scan/weigh/features.ts';
import { segments } from '../../../shared/scan/weigh/segments.ts';
import type { Row } from '../row.ts';
import type { Example } from './example.ts';

/** Licences that let us learn from a text, with where they come from; the weights hold none of the texts. */
const isFree = ({ licence }: Row): boolean =>
  /MIT|Apache-2\.0|ODC-BY/.test(licence) && !/licence file empty|template file/.test(licence);

const known = new WeakMap<Row, readonly Int32Array[]>();

function piecesOf(row: Row): readonly Int32Array[] {
  const pieces = known.get(row) ?? segments(see(row.text)).map((segment) => features(segment.text));
  known.set(row, pieces);
  return pieces;
}

/** The rows that may be learned from; attacks and others count as much as each other. */
export function rowExamples(rows: readonly Row[]): readonly Example[] {
  const free = rows.filter(isFree);
  const attacks = free.filter(({ label }) => label === 'injection').length;
  const balance = attacks === 0 ? 1 : (free.length - attacks) / attacks;
  return free.map((row) => {
    const isAttack = row.label === 'injection';
    return { pieces: piecesOf(row), isAttack, weight: isAttack ? balance : 1 };
  });
}
