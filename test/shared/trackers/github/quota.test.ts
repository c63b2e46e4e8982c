import { expect, test } from '@jest/globals';
import { notBefore } from '../../../../shared/trackers/github/poll/quota.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const HALF_HOUR_MS = 1_800_000;

const headers = (remaining: number | string, limit: number | string = 5_000) => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String((NOW + HALF_HOUR_MS) / 1000),
});

test.each([
  { given: 'plenty', told: headers(4_000), waits: undefined },
  { given: 'just enough', told: headers(500), waits: undefined },
  { given: 'little', told: headers(400), waits: 18_000 },
  { given: 'less', told: headers(40), waits: 180_000 },
  { given: 'less than is for us', told: headers(3), waits: HALF_HOUR_MS },
  { given: 'nothing', told: headers(0), waits: HALF_HOUR_MS },
  { given: 'no headers', told: {}, waits: undefined },
  { given: 'words', told: headers('few'), waits: undefined },
  {
    given: 'a reset that is over',
    told: { ...headers(0), 'x-ratelimit-reset': '1' },
    waits: undefined,
  },
])('$given left → $waits ms', ({ told, waits }) => {
  const until = notBefore(told, 1, NOW);
  expect(until === undefined ? undefined : until - NOW).toBe(waits);
});

test('a poll of ten requests waits ten times as long', () => {
  const one = notBefore(headers(400), 1, NOW) ?? 0;
  expect((notBefore(headers(400), 10, NOW) ?? 0) - NOW).toBe((one - NOW) * 10);
});
