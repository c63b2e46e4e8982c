import { parseArgs } from 'node:util';
import { RATES } from './cost/assumptions.ts';
import { billOf } from './cost/bill.ts';
import { floor } from './cost/floor.ts';
import { openLab } from './cost/lab.ts';
import { LIMITS, over } from './cost/limits.ts';
import { monthly } from './cost/monthly.ts';
import { PRICES, PRICES_OF } from './cost/prices.ts';
import { refreshOf } from './cost/refresh.ts';
import type { Measured } from './cost/scenes.ts';
import { deliveries, life } from './cost/scenes.ts';
import type { Usage } from './cost/usage.ts';
import { table } from './receive/table.ts';

const BEATS = [2, 10, 30];

const { values: options } = parseArgs({ options: { trace: { type: 'boolean', default: false } } });

const lab = await openLab();
// The first task of a project makes the item of its slots.
await life(lab, 1);
const lives: Measured[] = [];
for (const beats of BEATS) lives.push(await life(lab, beats));
const refresh = await refreshOf(lab);
const measured = [...(await deliveries(lab)), ...lives];
const fixed = monthly(lab.template, refresh);
await lab.close();

const rows = [...measured, floor];
const dollars = (sum: number) => sum.toFixed(2);

/** At half a gigabyte. */
function busySecondsOf({ gbSeconds, waitingGbSeconds }: Usage): number {
  return (gbSeconds + waitingGbSeconds) * 2;
}

console.log('What one of each uses, counted on the bundles that would be uploaded\n');
console.log(
  table(
    [
      '',
      'AWS calls',
      'bytes',
      'write units',
      'of them index',
      'read units',
      'sends',
      'taken',
      'invocations',
      'requests',
      'log bytes',
    ],
    rows.map(({ what, usage }) => [
      what,
      usage.calls,
      usage.bytes,
      usage.writeUnits,
      usage.indexUnits,
      usage.readUnits,
      usage.sends,
      usage.taken,
      usage.invocations,
      usage.requests,
      usage.logBytes,
    ]),
  ),
);

if (options.trace)
  for (const { what, traced } of measured.filter(({ kind }) => kind !== 'refused')) {
    console.log(`\nEach call of: ${what}\n`);
    console.log(
      table(
        ['by', 'call', 'of', 'bytes', 'write units', 'of them index', 'read units', 'what'],
        traced.map((call) => [
          call.by,
          call.action,
          call.of,
          call.bytes,
          call.writeUnits,
          call.indexUnits,
          call.readUnits,
          call.what,
        ]),
      ),
    );
  }

console.log(
  `\nDollars for a million of each, list prices of ${PRICES_OF} (us-east-1, no free tier)\n`,
);
console.log(
  table(
    [
      '',
      'a second',
      'table',
      'queues',
      'functions',
      'calls and items',
      'limit',
      '',
      'waiting',
      'with the waiting',
      'gateway',
      'log',
      'refresh',
      'in all',
    ],
    rows.flatMap(({ what, kind, usage }) =>
      RATES.map((rate) => {
        const bill = billOf(usage, { ...refresh, busySeconds: busySecondsOf(usage) }, rate);
        const limit = (LIMITS[what] ?? LIMITS[kind])?.dollars;
        return [
          what,
          rate.perSecond,
          ...[bill.table, bill.queues, bill.functions, bill.core].map(dollars),
          limit === undefined ? '' : String(limit),
          limit === undefined ? '' : bill.core <= limit ? 'ok' : 'OVER',
          ...[
            bill.waiting,
            bill.core + bill.waiting,
            bill.gateway,
            bill.log,
            bill.refresh,
            bill.total,
          ].map(dollars),
        ];
      }),
    ),
  ),
);

console.log(
  '\nThe limit is on calls and items. Waiting for trackers and agents is assumed, and neither: docs/decisions/019-what-a-task-may-cost.md',
);
console.log(
  '\nBeside it: 2.3 for a bare floor with a write of one unit, 37 for the Linear path of a comparable receiver (1,350 more with its guardrail)',
);
console.log('\nDollars a month with nothing to do\n');
console.log(
  table(
    ['', 'a month'],
    fixed.map(({ what, dollars: sum }) => [what, dollars(sum)]),
  ),
);
console.log('\nPrices\n');
console.log(
  table(
    ['dollars', 'per', 'source'],
    Object.values(PRICES).map((price) => [String(price.dollars), price.per, price.source]),
  ),
);

const findings = measured.flatMap((one) => over(one, refresh));
for (const finding of findings) console.log(`\n${finding}`);
if (findings.length === 0) console.log('\nNothing costs more than its limit.');
process.exit(findings.length > 0 ? 1 : 0);
