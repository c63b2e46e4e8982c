import { expect, test } from '@jest/globals';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { retryAfterSeconds } from '../../../shared/core/retry-after.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

test.each([
  { header: '0', seconds: 0 },
  { header: '120', seconds: 120 },
  { header: ' 120 ', seconds: 120 },
  { header: '31536000', seconds: 31_536_000 },
  { header: 'Sat, 21 Nov 2026 12:01:30 GMT', seconds: 90 },
  { header: 'Sat, 21 Nov 2026 11:00:00 GMT', seconds: 0 },
  { header: '-5', seconds: undefined },
  { header: '1e9', seconds: undefined },
  { header: '1.5', seconds: undefined },
  { header: '9'.repeat(400), seconds: undefined },
  { header: 'Infinity', seconds: undefined },
  { header: 'later', seconds: undefined },
  { header: 'in 3000', seconds: undefined },
  { header: 'Sat, 99 Nov 2026 12:01:30 GMT', seconds: undefined },
  { header: '2026-11-21T12:01:30Z', seconds: undefined },
  { header: '', seconds: undefined },
  { header: null, seconds: undefined },
  { header: undefined, seconds: undefined },
])('$header → $seconds', ({ header, seconds }) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});

test.each([
  { asked: 31_536_000, waited: 3_600 },
  { asked: Number.POSITIVE_INFINITY, waited: 3_600 },
  { asked: -5, waited: 0 },
  { asked: 0.2, waited: 1 },
  { asked: Number.NaN, waited: undefined },
])('whoever asks for $asked is waited for $waited', ({ asked, waited }) => {
  const error = new BackendError('unavailable', 'x', { retryAfterSeconds: asked });
  expect(error.retryAfterSeconds).toBe(waited);
});
