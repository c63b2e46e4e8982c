import { scan } from '../../shared/scan/scan.ts';
import { table } from '../bench/receive/table.ts';
import { gates } from './gates.ts';
import { scannersWithout } from './held-out.ts';
import { measure } from './measure.ts';
import { readRows } from './read-rows.ts';
import { alarmsOf, isHeld, of } from './shares.ts';

const HELP = `Measures the scanner on labelled texts.

  npm run scan:eval [-- --check] [-- --misses]

  --check   exit code 1 when a gate is missed; an aim is none
  --misses  also print the id of each attack that passes and of each harmless text that does not

An alarm is a text held or blocked. "source left out": the scales have learned nothing from the repositories that the
text comes from, "kind left out": nothing of its kind. "as shipped" has seen many of the texts, and counts for nothing.
Rules are written by people who had read the texts: what is left out there is their memory.`;

const asked = process.argv.slice(2);
if (asked.includes('--help')) {
  console.log(HELP);
  process.exit();
}
const rows = readRows();
const views = [
  {
    name: 'source left out',
    counts: true,
    measured: measure(rows, scannersWithout('source', rows)),
  },
  { name: 'kind left out', counts: true, measured: measure(rows, scannersWithout('kind', rows)) },
  { name: 'as shipped', counts: false, measured: measure(rows, () => scan) },
];

const kinds = [...new Set(rows.map(({ label, kind }) => `${label} ${kind}`))].toSorted();
console.log(
  table(
    ['texts', 'n', ...views.map(({ name }) => name)],
    kinds.map((kind) => {
      const some = views.map(({ measured }) =>
        measured.filter(({ row }) => `${row.label} ${row.kind}` === kind),
      );
      return [kind, some[0]?.length ?? 0, ...some.map((each) => alarmsOf(each).toFixed(3))];
    }),
  ),
);
console.log(
  `\n${table(
    ['gate', 'n', 'limit', ...views.flatMap(({ name, counts }) => (counts ? [name, ''] : [name]))],
    gates.map((gate) => [
      gate.name,
      of(gate, views[0]?.measured ?? []).length,
      gate.limit.toFixed(2),
      ...views.flatMap(({ counts, measured }) => {
        const share = alarmsOf(of(gate, measured));
        const shown = share.toFixed(3);
        return counts
          ? [shown, isHeld(gate, share) ? 'ok' : gate.aim ? 'below the aim' : 'MISSED']
          : [shown];
      }),
    ]),
  )}`,
);
if (asked.includes('--misses')) {
  for (const { row, verdict } of views[0]?.measured ?? []) {
    const isMiss = (verdict.decision === 'allow') === (row.label === 'injection');
    if (isMiss) console.log(`${row.id} ${row.label} ${row.kind} ${verdict.score.toFixed(2)}`);
  }
}
const missed = views.some(
  ({ counts, measured }) =>
    counts && gates.some((gate) => !gate.aim && !isHeld(gate, alarmsOf(of(gate, measured)))),
);
if (asked.includes('--check') && missed) process.exitCode = 1;
