import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../shared/core/fact.ts';
import { captured } from '../../support/observe/captured.ts';

const DELIVERY: Fact = {
  kind: 'delivery',
  connection: 'github',
  delivery: 'abc',
  outcome: 'ignored',
  reason: 'no_project',
  ms: 3,
};
const EFFECT = { kind: 'effect', ticket: 'a:b:1', task: 'a:b:1:1', effect: 'show', ms: 1 } as const;

function logged(fact: Fact, level?: string): readonly unknown[] {
  return captured([fact], level)
    .map((line) => JSON.parse(line))
    .filter((line) => !('_aws' in line));
}

describe('a line of the log', () => {
  test('is the kind of the fact with its fields, and nothing that the log group says already', () => {
    expect(logged(DELIVERY)).toEqual([
      {
        level: 'INFO',
        message: 'delivery',
        timestamp: expect.any(String),
        service: 'receive',
        connection: 'github',
        delivery: 'abc',
        outcome: 'ignored',
        reason: 'no_project',
        ms: 3,
      },
    ]);
  });

  test.each([
    { given: 'an effect that was done', fact: { ...EFFECT, result: 'done' }, level: 'INFO' },
    { given: 'one that comes again', fact: { ...EFFECT, result: 'retry' }, level: 'WARN' },
    { given: 'one that was given up', fact: { ...EFFECT, result: 'given_up' }, level: 'ERROR' },
    {
      given: 'a refusal',
      fact: { kind: 'refused', reason: 'signature_mismatch', status: 401, ms: 1 },
      level: 'WARN',
    },
    {
      given: 'a request that failed',
      fact: { kind: 'refused', reason: 'unavailable', status: 503, ms: 1, error: new Error('x') },
      level: 'ERROR',
    },
  ] satisfies { given: string; fact: Fact; level: string }[])(
    'is as loud as it matters: $given → $level',
    ({ fact, level }) => {
      expect(logged(fact)).toMatchObject([{ level }]);
    },
  );

  test('is printed from the level on that the environment names', () => {
    expect(logged(DELIVERY, 'INFO')).toHaveLength(1);
    expect(logged(DELIVERY, 'WARN')).toHaveLength(0);
  });

  test('holds no id that is longer than any of ours', () => {
    const [line] = logged({ ...DELIVERY, ticket: 'x'.repeat(100_000) });
    expect(JSON.stringify(line).length).toBeLessThan(1_000);
  });
});

describe('a metric', () => {
  test('is a line of its own, at every level', () => {
    expect(captured([DELIVERY], 'SILENT').map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'Sluice',
              Dimensions: [['service', 'outcome', 'reason']],
              Metrics: [{ Name: 'Deliveries', Unit: 'Count' }],
            },
          ],
        },
        service: 'receive',
        outcome: 'ignored',
        reason: 'no_project',
        Deliveries: 1,
      },
    ]);
  });

  test('of a tick of sweep tells what is overdue, and nothing of what is not', () => {
    const overdue = { enqueue: 0, stop: 2, show: 0, callback: 0, archive: 0 };
    const tick: Fact = { kind: 'sweep', due: 4, overdue, expired: 0, sent: 2, ms: 9 };
    const metrics = captured([tick], 'SILENT').map((line) => JSON.parse(line));
    expect(metrics).toMatchObject([{ Sweeps: 1 }, { Overdue: 2, effect: 'stop' }]);
  });
});

test('what cannot be told does no harm', () => {
  const endless: Fact = { ...DELIVERY, ms: Number.NaN };
  const cost = { kind: 'cost', ticket: 't', task: 't:1', attempt: 1, outcome: 'failed' } as const;
  expect(() => captured([endless, { ...cost, dollars: Number.NaN }])).not.toThrow();
});
