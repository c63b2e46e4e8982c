import type { Scanner } from '../../shared/core/verdict.ts';
import { scannerWith } from '../../shared/scan/scanner-with.ts';
import type { Row } from './row.ts';
import { drawnExamples } from './train/drawn-examples.ts';
import { learn } from './train/learn.ts';
import { rowExamples } from './train/row-examples.ts';

/** What a row's scanner must not have learned from. */
export type HeldOut = 'source' | 'kind';

const familiesOf: Record<HeldOut, (row: Row) => readonly string[]> = {
  // `[attack] in [ticket]` has two: neither may be known.
  source: ({ source }) => {
    const repositories = [...source.matchAll(/([\w.-]+\/[\w.-]+)@/g)].map(([, name = '']) => name);
    return repositories.length > 0 ? repositories : [source];
  },
  kind: ({ kind }) => [kind],
};

/** For each row a scanner that has seen nothing of its families; one for all rows of the same. */
export function scannersWithout(by: HeldOut, rows: readonly Row[]): (row: Row) => Scanner {
  const of = familiesOf[by];
  const drawn = drawnExamples();
  const scanners = new Map<string, Scanner>();
  return (row) => {
    const families = of(row);
    const name = families.toSorted().join(' ');
    const known = scanners.get(name);
    if (known !== undefined) return known;
    const others = rows.filter((other) => !of(other).some((family) => families.includes(family)));
    const model = learn([...rowExamples(others), ...drawn]);
    const scanner = scannerWith(() => model);
    scanners.set(name, scanner);
    return scanner;
  };
}
