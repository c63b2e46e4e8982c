import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { scan } from '../../shared/scan/scan.ts';
import { attackPhrases } from '../scan/corpus/attack-phrases.ts';
import { benignPhrases } from '../scan/corpus/benign-phrases.ts';
import { draw, random } from '../scan/corpus/draw.ts';
import { readRows } from '../scan/read-rows.ts';
import { hostileUnits } from '../shared/scan/hostile-units.ts';
import { mark, median, table } from './receive/table.ts';

const SETTINGS = {
  mode: 'block',
  threshold: 0.6,
  allow: { authors: [], labels: [], rules: [] },
} as const;
const LONGEST = 65_536;
const ROUNDS = 3;

const milliseconds = (text: string): number => {
  const from = performance.now();
  scan({ text, author: 'stranger', labels: [] }, SETTINGS);
  return performance.now() - from;
};
const best = (text: string, rounds = ROUNDS) =>
  Math.min(...Array.from({ length: rounds }, () => milliseconds(text)));

/** The development texts where they are, else as many drawn from our own phrases. */
function texts(): { readonly name: string; readonly all: readonly string[] } {
  try {
    return { name: 'the development texts', all: readRows().map(({ text }) => text) };
  } catch {
    const next = random(7);
    const paragraph = (phrases: typeof attackPhrases, name: string) => () =>
      draw(phrases, name, next);
    const kinds = [
      paragraph(benignPhrases, 'benign'),
      paragraph(benignPhrases, 'benign'),
      paragraph(attackPhrases, 'attack'),
    ];
    const all = Array.from({ length: 3000 }, (_, at) =>
      Array.from({ length: 1 + (at % 40) }, (_, line) => kinds[line % 3]?.()).join('\n\n'),
    );
    return { name: 'texts drawn from our own phrases', all };
  }
}

const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const { name, all } = texts();
for (const text of all.slice(0, 500)) milliseconds(text);
const times = all.map((text) => best(text, 2)).toSorted((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
const ticket = all
  .toSorted((a, b) => b.length - a.length)
  .slice(0, 40)
  .join('\n\n');

console.log(`Milliseconds of a scan: ${all.length} of ${name}, and texts of 64 KiB\n`);
const worst = hostileUnits
  .map((unit) => ({ unit, time: best(filled(unit, LONGEST)) }))
  .toSorted((a, b) => b.time - a.time);
const slowest = worst[0] ?? { unit: '', time: Number.NaN };
const figures: readonly (readonly [string, number, number])[] = [
  ['p50', at(0.5), 0.5],
  ['p95', at(0.95), 3],
  ['p99', at(0.99), 6],
  ['64 KiB of tickets', best(filled(ticket, LONGEST)), 50],
  [
    `64 KiB, the slowest of ${worst.length} hostile: ${JSON.stringify(slowest.unit)}`,
    slowest.time,
    50,
  ],
];
console.log(
  table(
    ['what', 'ms', 'limit', ''],
    figures.map(([what, ms, limit]) => [what, ms.toFixed(2), limit, mark(ms, limit)]),
  ),
);

console.log(
  '\nTime against length: microseconds a KiB of tickets, a straight line when they stay the same\n',
);
const lengths = [1, 2, 4, 8, 16, 32, 64];
console.log(
  table(
    ['KiB', 'µs a KiB'],
    lengths.map((kib) => [kib, Math.round((best(filled(ticket, kib * 1024), 7) * 1000) / kib)]),
  ),
);
console.log(
  '\nTwice the length, times the time, for the ten slowest hostile texts (32 → 64 KiB)\n',
);
console.log(
  table(
    ['of', 'ratio'],
    worst
      .slice(0, 10)
      .map(({ unit, time }) => [
        JSON.stringify(unit),
        (time / best(filled(unit, LONGEST / 2))).toFixed(2),
      ]),
  ),
);

const bundle = (contents: string) =>
  buildSync({
    stdin: { contents, resolveDir: 'shared/scan' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
  }).outputFiles.reduce((sum, { contents: bytes }) => sum + bytes.length, 0);
const data = ['judge/rules', 'see/doubles', 'see/encodings', 'weigh/lexicon', 'weigh/weights'];
const START = `const from = performance.now(); const { scan } = await import('./shared/scan/scan.ts');
  const loaded = performance.now(); scan({ text: 'a', author: 'b', labels: [] }, ${JSON.stringify(SETTINGS)});
  console.log(loaded - from, performance.now() - loaded);`;
const starts = Array.from({ length: 9 }, () =>
  spawnSync(process.execPath, ['--input-type=module', '-e', bundledStart()], { encoding: 'utf8' })
    .stdout.trim()
    .split(' ')
    .map(Number),
);

/** Starts the bundle as a function does: one file, nothing to look up or to strip of types. */
function bundledStart(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: `export { scan } from './scan.ts';`, resolveDir: 'shared/scan' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    write: false,
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`;
  return START.replace('./shared/scan/scan.ts', url);
}

const size = bundle(data.map((file) => `export * from './${file}.ts';`).join(''));
const load = median(starts.map(([ms = Number.NaN]) => ms));
console.log('\nWhat it adds to receive\n');
console.log(
  table(
    ['what', 'figure', 'limit', ''],
    [
      ['rules, tables and weights, bytes', String(size), '60000', mark(size, 60_000)],
      ['all of the scanner, bytes', String(bundle(`export * from './scan.ts';`)), '', ''],
      ['start of the module, ms', load.toFixed(2), '10', mark(load, 10)],
      [
        'first scan after it, ms',
        median(starts.map(([, ms = Number.NaN]) => ms)).toFixed(2),
        '',
        '',
      ],
    ],
  ),
);
const over =
  figures.filter(([, ms, limit]) => !(ms <= limit)).length +
  (load <= 10 ? 0 : 1) +
  (size <= 60_000 ? 0 : 1);
process.exitCode = over > 0 ? 1 : 0;
