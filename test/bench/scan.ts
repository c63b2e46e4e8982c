import { hostileUnits } from '../shared/scan/hostile-units.ts';
import { mark, table } from './receive/table.ts';
import { bundled } from './scan/bundled.ts';
import { cpu } from './scan/cpu.ts';
import { starts } from './scan/starts.ts';
import { texts } from './scan/texts.ts';

const LONGEST = 65_536;
const ROUNDS = 5;
const MAX_LOAD_MS = 10;
const MAX_DATA_BYTES = 60_000;
/** Of a straight line 2, of a square 4; the longer text meets a busy machine's caches. */
const MAX_GROWTH = 3.5;
/** Shorter times tell nothing of growth. */
const MIN_TOLD_MS = 5;

const filled = (unit: string, length = LONGEST) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const { name, all } = texts();
for (const text of all.slice(0, 500)) cpu(text, 1);
const times = all.map((text) => cpu(text, 3)).toSorted((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
const ticket = all
  .toSorted((a, b) => b.length - a.length)
  .slice(0, 40)
  .join('\n\n');

const hostile = hostileUnits
  .map((unit) => ({ unit, time: cpu(filled(unit), ROUNDS) }))
  .toSorted((a, b) => b.time - a.time);
const slowest = hostile[0] ?? { unit: '', time: Number.NaN };
const figures: readonly (readonly [string, number, number])[] = [
  ['p50', at(0.5), 0.5],
  ['p95', at(0.95), 3],
  ['p99', at(0.99), 6],
  ['64 KiB of tickets', cpu(filled(ticket), ROUNDS), 50],
  [
    `64 KiB, the slowest of ${hostile.length} hostile: ${JSON.stringify(slowest.unit)}`,
    slowest.time,
    50,
  ],
];
console.log(
  `Milliseconds of CPU that a scan takes: ${all.length} of ${name}, and texts of 64 KiB; medians, so that a busy machine fails nothing\n`,
);
console.log(
  table(
    ['what', 'ms', 'limit', ''],
    figures.map(([what, ms, limit]) => [what, ms.toFixed(2), limit, mark(ms, limit)]),
  ),
);

console.log(
  '\nCPU against length: microseconds a KiB of tickets, a straight line when they stay the same\n',
);
console.log(
  table(
    ['KiB', 'µs a KiB'],
    [1, 2, 4, 8, 16, 32, 64].map((kib) => [
      kib,
      Math.round((cpu(filled(ticket, kib * 1024), 9) * 1000) / kib),
    ]),
  ),
);

const growths = hostile
  .filter(({ time }) => time >= MIN_TOLD_MS)
  .map(({ unit, time }) => {
    const half = filled(unit, LONGEST / 2);
    const once = time / cpu(half, ROUNDS);
    // Once more, when it is doubtful: one round that was disturbed is no curve.
    const growth = once <= MAX_GROWTH ? once : cpu(filled(unit), 11) / cpu(half, 11);
    return { unit, time, growth };
  })
  .toSorted((a, b) => b.growth - a.growth);
console.log(
  `\nTwice the length, times the CPU: the ten steepest of the ${growths.length} hostile texts that take ${MIN_TOLD_MS} ms and more (32 → 64 KiB)\n`,
);
console.log(
  table(
    ['of', 'ms', 'growth', 'limit', ''],
    growths
      .slice(0, 10)
      .map(({ unit, time, growth }) => [
        JSON.stringify(unit),
        time.toFixed(1),
        growth.toFixed(2),
        MAX_GROWTH,
        mark(growth, MAX_GROWTH),
      ]),
  ),
);

const data = ['judge/rules', 'judge/openings', 'see/doubles', 'see/encodings']
  .concat('weigh/lexicon', 'weigh/weights')
  .map((file) => `export * from './${file}.ts';`);
const size = bundled(data.join('')).length;
const { load, scans } = starts(filled(ticket, 2048));
console.log('\nWhat it adds to receive; CPU, medians of processes that have just started\n');
console.log(
  table(
    ['what', 'figure', 'limit', ''],
    [
      [
        'rules, tables and weights, bytes',
        String(size),
        String(MAX_DATA_BYTES),
        mark(size, MAX_DATA_BYTES),
      ],
      ['all of the scanner, bytes', String(bundled(`export * from './scan.ts';`).length), '', ''],
      ['start of the module, ms', load.toFixed(2), String(MAX_LOAD_MS), mark(load, MAX_LOAD_MS)],
      ...scans.map(({ waited, all: withCompiling }, n) => [
        `scan ${n + 1} of a ticket of 2 KiB, ms; with compiling on other threads`,
        `${waited.toFixed(1)}; ${withCompiling.toFixed(1)}`,
        '',
        '',
      ]),
    ],
  ),
);
const over =
  figures.filter(([, ms, limit]) => !(ms <= limit)).length +
  growths.filter(({ growth }) => !(growth <= MAX_GROWTH)).length +
  (load <= MAX_LOAD_MS ? 0 : 1) +
  (size <= MAX_DATA_BYTES ? 0 : 1);
process.exitCode = over > 0 ? 1 : 0;
