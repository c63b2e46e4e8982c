import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepName } from '../../infra/constructs/steps.ts';
import { STEPS } from '../../infra/constructs/steps.ts';
import { bundle, plainBundle } from './cold/bundle.ts';
import { needless } from './cold/needless.ts';
import { largestParts } from './cold/parts.ts';
import { PEERS } from './cold/peers.ts';
import { startAll } from './cold/starts.ts';
import { mark, table } from './receive/table.ts';

const MAX_RECEIVE_BYTES = 460_000;
const MAX_START_RATIO = 1.1;
/** Scanner rules, tables and weights; not in the limit of receive, with one of their own. */
const SCANNER_DATA =
  /^shared\/scan\/(?:judge\/rules(?:\.ts|\/)|see\/(?:doubles|encodings)\.ts|weigh\/(?:lexicon|weights)\.ts)/;
const MAX_SCANNER_BYTES = 60_000;
const PARTS = 8;
const ROUNDS = Number(process.argv[2] ?? 25);
const FLOOR = 'test/bench/cold/floor.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-cold-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const floor = await plainBundle('floor', FLOOR, folder);
const slim = await bundle('floor-slim', FLOOR, folder);
const steps = Object.keys(STEPS) as readonly StepName[];
const functions = await Promise.all(
  steps.map(async (step) => ({
    step,
    made: await bundle(step, `functions/${step}/index.ts`, folder),
  })),
);

const cache = { NODE_COMPILE_CACHE: join(folder, 'cache') };
const starts = startAll(
  [
    { name: 'floor', file: floor.file },
    { name: 'floor, bundled as ours', file: slim.file },
    ...functions.map(({ step, made: { file } }) => ({ name: step, file })),
    { name: 'floor, V8 compile cache', file: floor.file, env: cache },
    {
      name: 'receive, V8 compile cache',
      file: functions.find(({ step }) => step === 'receive')?.made.file ?? '',
      env: cache,
    },
  ],
  ROUNDS,
);

const bytes = new Map([
  ['floor', floor.bytes],
  ['floor, bundled as ours', slim.bytes],
  ...functions.map(({ step, made }) => [step, made.bytes] as const),
]);
const slimCpu = starts[1]?.cpu.ratio ?? Number.NaN;
const receive = functions.find(({ step }) => step === 'receive')?.made;
if (!receive) throw new Error('there is no receive');
const scanner = [...receive.inputs]
  .filter(([path]) => SCANNER_DATA.test(path))
  .reduce((sum, [, bytes]) => sum + bytes, 0);
const start = starts.find(({ name }) => name === 'receive')?.cpu.ratio ?? Number.NaN;

console.log(
  `Start: the file is loaded and its handler there, each in a process of its own, by turns, ${ROUNDS} rounds, Node ${process.version} on ${process.arch}\n`,
);
console.log(
  table(
    [
      'what',
      'KB',
      'CPU ms',
      'least',
      '× floor',
      '× bundled as ours',
      'wall ms',
      'least',
      '× floor',
    ],
    starts.map(({ name, cpu, wall }) => [
      name,
      kilobytes(bytes.get(name)),
      cpu.median.toFixed(1),
      cpu.min.toFixed(1),
      cpu.ratio.toFixed(2),
      (cpu.ratio / slimCpu).toFixed(2),
      wall.median.toFixed(1),
      wall.min.toFixed(1),
      wall.ratio.toFixed(2),
    ]),
  ),
);

console.log('\nPeers, as design measured them on another machine, beside its floor\n');
console.log(table(['what', 'start × floor'], PEERS));

console.log('\nWhat the bundles are made of, KB\n');
console.log(
  table(
    ['function', 'largest parts'],
    functions.map(({ step, made }) => [
      step,
      largestParts(made, PARTS)
        .map(([part, size]) => `${part} ${kilobytes(size)}`)
        .join(', '),
    ]),
  ),
);

const limits = [
  ['receive, before scanner data, KB', (receive.bytes - scanner) / 1000, MAX_RECEIVE_BYTES / 1000],
  ['scanner data, KB', scanner / 1000, MAX_SCANNER_BYTES / 1000],
  ['start of receive × floor, CPU', start, MAX_START_RATIO],
] as const;
console.log('\nLimits\n');
console.log(
  table(
    ['what', 'is', 'limit', ''],
    limits.map(([what, is, limit]) => [what, is.toFixed(2), limit, mark(is, limit)]),
  ),
);

const wrong = functions.flatMap(({ step, made }) => needless(step, made));
console.log(
  wrong.length > 0 ? `\n${wrong.join('\n')}` : '\nNo function holds what it does not need.',
);
process.exit(wrong.length > 0 || limits.some(([, is, limit]) => is > limit) ? 1 : 0);

function kilobytes(size: number | undefined): string {
  return size === undefined ? '' : (size / 1000).toFixed(0);
}
