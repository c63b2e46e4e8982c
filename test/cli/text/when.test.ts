import { expect, test } from '@jest/globals';
import { when } from '../../../cli/text/when.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

test.each([
  { iso: '2026-11-21T12:00:00.400Z', is: 'just now (2026-11-21 12:00:00Z)' },
  { iso: '2026-11-21T11:59:01.000Z', is: '59 s ago (2026-11-21 11:59:01Z)' },
  { iso: '2026-11-21T11:57:00.000Z', is: '3 min ago (2026-11-21 11:57:00Z)' },
  { iso: '2026-11-20T12:00:00.000Z', is: '24 h ago (2026-11-20 12:00:00Z)' },
  { iso: '2026-11-01T12:00:00.000Z', is: '20 d ago (2026-11-01 12:00:00Z)' },
  { iso: '2026-11-21T13:30:00.000Z', is: 'in 1 h (2026-11-21 13:30:00Z)' },
  { iso: 'yesterday', is: 'yesterday' },
])('$iso → $is', ({ iso, is }) => {
  expect(when(iso, NOW)).toBe(is);
});
