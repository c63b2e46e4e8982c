import { expect, test } from '@jest/globals';
import { momentOf } from '../../../../shared/trackers/webhook/moment.ts';

const NOON = Date.UTC(2026, 10, 21, 12);

test.each([
  { given: 'ISO 8601 in UTC', value: '2026-11-21T12:00:00Z', at: NOON },
  { given: 'without seconds', value: '2026-11-21T12:00Z', at: NOON },
  { given: 'with milliseconds', value: '2026-11-21T12:00:00.250Z', at: NOON + 250 },
  { given: 'with microseconds', value: '2026-11-21T12:00:00.250999Z', at: NOON + 250 },
  { given: 'with tenths', value: '2026-11-21T12:00:00.5Z', at: NOON + 500 },
  { given: 'east of Greenwich', value: '2026-11-21T13:30:00+01:30', at: NOON },
  { given: 'west, as Jira writes it', value: '2026-11-21T07:00:00.000-0500', at: NOON },
  { given: 'with a space', value: '2026-11-21 12:00:00Z', at: NOON },
  { given: 'a 29th of February', value: '2024-02-29T00:00:00Z', at: Date.UTC(2024, 1, 29) },
  { given: 'seconds', value: NOON / 1000, at: NOON },
  { given: 'seconds with a fraction', value: NOON / 1000 + 0.25, at: NOON + 250 },
  { given: 'milliseconds', value: NOON, at: NOON },
  { given: 'seconds in digits', value: String(NOON / 1000), at: NOON },
  { given: 'milliseconds in digits', value: String(NOON), at: NOON },
])('$given → $at', ({ value, at }) => {
  expect(momentOf(value)).toBe(at);
});

test.each([
  { given: 'no zone', value: '2026-11-21T12:00:00' },
  { given: 'a day', value: '2026-11-21' },
  { given: 'a 30th of February', value: '2026-02-30T00:00:00Z' },
  { given: 'a 29th of February in another year', value: '2026-02-29T00:00:00Z' },
  { given: 'a 13th month', value: '2026-13-01T00:00:00Z' },
  { given: 'a 25th hour', value: '2026-11-21T24:00:00Z' },
  { given: 'a 61st second', value: '2026-11-21T12:00:60Z' },
  { given: 'an offset of days', value: '2026-11-21T12:00:00+24:00' },
  { given: 'RFC 2822', value: 'Sat, 21 Nov 2026 12:00:00 GMT' },
  { given: 'words', value: 'yesterday' },
  { given: 'digits and more', value: '1700abc' },
  { given: 'a negative number', value: -1 },
  { given: 'zero', value: 0 },
  { given: 'a year before 2000', value: '1999-12-31T23:59:59Z' },
  { given: 'microseconds', value: NOON * 1000 },
  { given: 'not a number', value: Number.NaN },
  { given: 'infinity', value: Number.POSITIVE_INFINITY },
  { given: 'an exponent', value: '1e12' },
  { given: 'true', value: true },
  { given: 'a list', value: ['2026-11-21T12:00:00Z'] },
  { given: 'an object', value: {} },
])('$given → none', ({ value }) => {
  expect(momentOf(value)).toBeUndefined();
});
