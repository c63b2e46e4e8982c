import { countCalls } from './receive/calls.ts';
import { compareCpu } from './receive/cpu.ts';
import { compareInProcess } from './receive/in-process.ts';
import { mark, table } from './receive/table.ts';

/** A typical `labeled` delivery of GitHub, and the size that the target for our own part is set for. */
const TYPICAL_BYTES = 14_000;
const LARGE_BYTES = 20_000;
const MAX_CPU_RATIO = 1.5;
const MAX_IN_PROCESS_RATIO = 2;

const counted = await countCalls();
console.log('AWS calls of one delivery, as the two clients send them\n');
console.log(
  table(
    ['outcome', 'delivery', 'answer', 'calls', 'limit', '', 'which'],
    counted.map(({ outcome, what, got, calls, limit }) => [
      outcome,
      what,
      got,
      calls.length,
      limit ?? '',
      limit === undefined ? '' : mark(calls.length, limit),
      calls.join(' '),
    ]),
  ),
);

console.log(
  '\nCPU of an accepted delivery, scan included, both by turns on clients whose wire answers at once\n',
);
const cpu = [
  { bytes: TYPICAL_BYTES, ...(await compareCpu(TYPICAL_BYTES)) },
  { bytes: LARGE_BYTES, ...(await compareCpu(LARGE_BYTES)) },
];
console.log(
  table(
    ['GitHub delivery', 'receive µs', 'floor µs', 'ratio', 'limit', ''],
    cpu.map(({ bytes, receive, floor, ratio }) => [
      `${bytes} bytes`,
      Math.round(receive),
      Math.round(floor),
      ratio.toFixed(2),
      MAX_CPU_RATIO,
      mark(ratio, MAX_CPU_RATIO),
    ]),
  ),
);

console.log(
  '\nVerify + read + decide, beside raw HMAC + JSON.parse of the same bytes, by turns; the scan apart\n',
);
const parts = [TYPICAL_BYTES, LARGE_BYTES].map(compareInProcess);
console.log(
  table(
    ['GitHub delivery', 'ours µs', 'raw µs', 'ratio', 'limit', '', 'scan µs', 'text'],
    parts.map(({ bytes, ours, raw, ratio, scan, textChars }) => [
      `${bytes} bytes`,
      ours.toFixed(1),
      raw.toFixed(1),
      ratio.toFixed(2),
      MAX_IN_PROCESS_RATIO,
      mark(ratio, MAX_IN_PROCESS_RATIO),
      scan.toFixed(1),
      `${textChars} characters`,
    ]),
  ),
);

const wrong = counted.filter(({ outcome, got }) => !got.startsWith(outcome));
for (const { what, outcome, got } of wrong)
  console.log(`\n${what}: expected ${outcome}, got ${got}`);
const over = counted.filter(({ calls, limit = Number.POSITIVE_INFINITY }) => calls.length > limit);
console.log(
  over.length > 0
    ? `\n${over.length} over the limit of calls`
    : '\nNo delivery costs more calls than its limit.',
);
process.exit(over.length + wrong.length > 0 ? 1 : 0);
