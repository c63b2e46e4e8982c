import { describe, expect, test } from '@jest/globals';
import type { PolledTicket, PollQuery } from '../../../../shared/core/poller.ts';
import type { Ticket } from '../../../../shared/core/ticket.ts';
import { changesSince, sinceOf } from '../../../../shared/trackers/rest/changes-since.ts';
import { notBefore } from '../../../../shared/trackers/rest/not-before.ts';

const query: PollQuery = {
  labels: ['sluice'],
  excludeLabels: [],
  assignee: '',
  statuses: [],
  teams: [],
  projects: [],
  repos: [],
  maxResults: 2,
  since: 1_000_000,
};
const from = (cursor: string | undefined) => ({
  ...query,
  ...(cursor !== undefined && { cursor }),
});
const ticket = (key: string, updatedAt: number): PolledTicket => ({
  ticket: { key } as Ticket,
  updatedAt,
});

describe('what changed since the last poll', () => {
  test('the same again → unchanged; another time, ticket or less of them → changed', () => {
    const one = ticket('a', 2_000_000);
    const first = changesSince(query, [one], 2_000_000);
    expect(first).toMatchObject({ unchanged: false, tickets: [one] });
    const next = from(first.cursor);
    expect(changesSince(next, [one], 2_000_000)).toEqual({
      unchanged: true,
      tickets: [],
      cursor: first.cursor,
    });
    expect(changesSince(next, [ticket('a', 2_000_001)], 2_000_001).unchanged).toBe(false);
    expect(changesSince(next, [one, ticket('b', 2_000_000)], 2_000_000).unchanged).toBe(false);
    expect(changesSince(next, [], 2_000_000).unchanged).toBe(false);
  });

  test('is listed from somewhat before the newest change on, of tickets that fit or not', () => {
    const { cursor } = changesSince(query, [], 5_000_000);
    const since = sinceOf(from(cursor));
    expect(since).toBeLessThan(5_000_000);
    expect(since).toBeGreaterThan(4_900_000);
    expect(sinceOf(query)).toBe(query.since);
    expect(sinceOf({ ...from(cursor), since: 6_000_000 })).toBe(6_000_000);
  });

  test('more than may be told → the newest of them, and no cursor that would pass over the others', () => {
    const all = [ticket('a', 2), ticket('c', 4), ticket('b', 3)];
    expect(changesSince(query, all, 4)).toEqual({
      unchanged: false,
      tickets: [ticket('c', 4), ticket('b', 3)],
    });
  });

  test.each(['', '{', '{"at":1}', '{"at":1,"told":"x"}', '{"at":-1,"told":""}'])(
    'the cursor %j is none of ours → as if there was none',
    (cursor) => {
      expect(sinceOf(from(cursor))).toBe(query.since);
      expect(changesSince(from(cursor), [], 0).unchanged).toBe(false);
    },
  );
});

test.each([
  { given: 'half of it left', limit: 100, remaining: 50, at: undefined },
  { given: 'a tenth of it left', limit: 100, remaining: 10, at: undefined },
  { given: 'nearly none left', limit: 100, remaining: 9, at: 1_900_000_000_000 },
  { given: 'no limit told', limit: undefined, remaining: 0, at: undefined },
])('a quota with $given', ({ limit, remaining, at }) => {
  for (const prefix of ['x-ratelimit', 'RateLimit']) {
    const headers = new Headers({
      ...(limit !== undefined && { [`${prefix}-limit`]: String(limit) }),
      [`${prefix}-remaining`]: String(remaining),
      [`${prefix}-reset`]: '1900000000',
    });
    expect(notBefore(headers)).toBe(at);
  }
});
