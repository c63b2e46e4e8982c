import { describe, expect, test } from '@jest/globals';
import { follow } from '../../../../functions/sweep/recovery/follow.ts';
import type { HookMark } from '../../../../shared/core/checkpoint.ts';
import type { Logged } from '../../../../shared/core/delivery-log.ts';
import { waitsFor } from '../../../../shared/core/waits-for.ts';

const NOW = 1_795_253_400_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const empty: HookMark = { hook: 'h', missed: [], givenUp: [], recovered: 0 };

function sending(more: Partial<Logged> = {}): Logged {
  const at = NOW - MINUTE;
  return {
    id: '1',
    guid: 'g',
    at,
    event: 'issues.labeled',
    status: 503,
    throttled: false,
    ...more,
  };
}

/** Newest first, as a log has them. */
function made(mark: HookMark, ...sendings: Logged[]): HookMark {
  return follow(mark, sendings, { succeeded: new Set(), room: true, now: NOW });
}

describe('what the log makes of what we know', () => {
  test('a failure is asked for at once', () => {
    expect(made(empty, sending()).missed).toMatchObject([{ guid: 'g', asked: 0, nextAt: NOW }]);
  });

  test('one that the sender held back waits five minutes', () => {
    const held = sending({ status: 0, throttled: true });
    expect(made(empty, held).missed).toMatchObject([{ nextAt: NOW + 5 * MINUTE }]);
  });

  test('a success ends it, whether it stands above or below the failure', () => {
    const good = sending({ id: '2', status: 200 });
    expect(made(empty, good, sending())).toEqual(empty);
    expect(made(empty, sending({ id: '3' }), good)).toEqual(empty);
  });

  test('many that were refused do not keep one that failed from being found', () => {
    const refused = Array.from({ length: 120 }, (_, n) =>
      sending({ guid: `refused ${n}`, status: 401, at: NOW - (n + 1) * 1_000 }),
    );
    const { missed, givenUp } = made(empty, ...refused, sending({ guid: 'failed', status: 502 }));
    expect(missed).toHaveLength(51);
    expect(missed.map(({ guid }) => guid)).toEqual(expect.arrayContaining(['refused 0', 'failed']));
    expect(givenUp).toHaveLength(70);
  });

  test('what a later reading sees of the same sending changes nothing', () => {
    const known = made(empty, sending());
    expect(made(known, sending())).toEqual(known);
  });

  test('the newest sending is what will be asked for, by its own answer', () => {
    const known = made(empty, sending());
    const now = made(known, sending({ id: '2', at: NOW, status: 401 }), sending());
    expect(now.missed).toMatchObject([{ id: '2', at: NOW, status: 401, since: NOW - MINUTE }]);
  });

  test('an answer for good gives it up, and the next reading does not take it up again', () => {
    const known = made(empty, sending());
    const refused = sending({ id: '2', at: NOW, status: 422 });
    const now = made(known, refused, sending());
    expect(now).toMatchObject({ missed: [], givenUp: [{ guid: 'g', status: 422 }] });
    expect(made(now, refused, sending())).toEqual(now);
  });

  test('without room what is known is followed, and nothing is added', () => {
    const known = made(empty, sending());
    const reading = { succeeded: new Set<string>(), room: false, now: NOW };
    const rows = [sending({ guid: 'new' }), sending({ id: '2', status: 200 })];
    expect(follow(known, rows, reading)).toEqual(empty);
  });

  test('no more than a hundred are remembered as given up, the newest', () => {
    const rows = Array.from({ length: 150 }, (_, n) => sending({ guid: `g${n}`, status: 422 }));
    expect(made(empty, ...rows).givenUp).toHaveLength(100);
  });
});

test.each([0, 302, 400, 401, 403, 404, 408, 410, 413, 415, 422, 425, 429, 500, 502, 503, 504])(
  'an answer of %i ends within the three days of the log',
  (status) => {
    const total = waitsFor(status).reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThan(3 * DAY);
    expect(waitsFor(status).length > 0).toBe(![400, 413, 415, 422].includes(status));
  },
);
