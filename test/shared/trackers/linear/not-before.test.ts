import { expect, test } from '@jest/globals';
import { notBefore } from '../../../../shared/trackers/linear/poll/not-before.ts';

const MINUTE = 60_000;
const headers = (requests: unknown, complexity: unknown) =>
  new Headers({
    'x-ratelimit-requests-limit': '5000',
    'x-ratelimit-requests-remaining': String(requests),
    'x-ratelimit-complexity-limit': '3000000',
    'x-ratelimit-complexity-remaining': String(complexity),
  });

test.each([
  { given: 'plenty', told: headers(4_000, 2_000_000), minutes: undefined },
  { given: 'a tenth', told: headers(500, 300_000), minutes: undefined },
  { given: 'few requests', told: headers(250, 2_000_000), minutes: 9 },
  { given: 'few points', told: headers(4_000, 150_000), minutes: 9 },
  { given: 'few of both, the fewest counts', told: headers(250, 0), minutes: 12 },
  { given: 'nothing', told: headers(0, 0), minutes: 12 },
  { given: 'no headers', told: new Headers(), minutes: undefined },
  { given: 'words', told: headers('some', 'many'), minutes: undefined },
  { given: 'less than nothing', told: headers(-1, 3_000_000), minutes: undefined },
])('$given → $minutes minutes', ({ told, minutes }) => {
  const until = notBefore(told, 0);
  expect(until === undefined ? undefined : until / MINUTE).toBe(minutes);
});
