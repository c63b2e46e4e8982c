import { scan } from '../../shared/scan/scan.ts';
import { table } from '../bench/receive/table.ts';
import { gates } from './gates.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { readRows } from './read-rows.ts';

const measured = measure(readRows(), () => scan);
const alarmed = ({ verdict }: Measured) => verdict.decision !== 'allow';

const kinds = Map.groupBy(measured, ({ row }) => `${row.label} ${row.kind}`);
console.log(
  table(
    ['texts', 'n', 'alarms', 'share'],
    [...kinds]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, some]) => {
        const alarms = some.filter(alarmed).length;
        return [kind, some.length, alarms, (alarms / some.length).toFixed(3)];
      }),
  ),
);
const held = gates.map((gate) => {
  const some = measured.filter(({ row }) => row.label === gate.label && gate.kinds.test(row.kind));
  return { ...gate, n: some.length, share: some.filter(alarmed).length / some.length };
});
const missed = held.filter(({ label, share, limit }) =>
  label === 'injection' ? share < limit : share > limit,
);
console.log(
  `\n${table(
    ['gate', 'n', 'share', 'limit', ''],
    held.map((gate) => [
      gate.name,
      gate.n,
      gate.share.toFixed(3),
      gate.limit,
      missed.includes(gate) ? 'MISSED' : 'ok',
    ]),
  )}`,
);
if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1;
