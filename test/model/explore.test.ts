import { describe, expect, test } from '@jest/globals';
import type { Head } from '../../shared/core/head.ts';
import type { Condition } from '../../shared/core/head-write.ts';
import { holds } from '../../shared/core/holds.ts';
import { ACTIVE, TERMINAL } from '../../shared/core/lifecycle.ts';
import { DAY, START } from '../contracts/clock.ts';
import type { Stored } from '../support/memory/apply-write.ts';
import { applied } from '../support/memory/apply-write.ts';
import { deeds } from './explore/deeds/deeds.ts';
import { explore } from './explore/explore.ts';
import { brokenAt } from './explore/laws.ts';
import type { Run } from './explore/place.ts';
import { wayOut } from './explore/way-out.ts';

const ALL = deeds({ epochs: 1, attempts: 2, dispatchers: 1, writer: 'alone' });
const AMONG = deeds({ epochs: 2, attempts: 1, dispatchers: 2, writer: 'among others' });
/** A label and its task, and none who stops it. */
const FEW = ALL.filter(({ name }) =>
  /^(a label, now$|dispatch finds (all well|no slot)|the agent|sweep|writeback has)/.test(name),
);

describe('every place of a ticket, and any actors', () => {
  test('of a label alone: to the end', async () => {
    const { broken, complete, states, interleaved, overtaken } = await explore({ deeds: FEW });
    expect(broken).toBeUndefined();
    expect(complete).toBe(true);
    for (const state of ['queued', 'running', 'needs_info', 'succeeded', 'failed', 'timed_out'])
      expect({ state, places: states[state] }).not.toEqual({ state, places: 0 });
    expect(interleaved).toBeGreaterThan(1000);
    expect(overtaken).toBe(0);
  }, 120_000);

  test.each([
    { who: 'everybody', of: ALL },
    { who: 'everybody, while writeback writes, over two tasks', of: AMONG },
  ])(
    'of $who: the first of them, and no law is broken',
    async ({ of }) => {
      const { broken, complete } = await explore({ places: 400, deeds: of });
      expect(broken).toBeUndefined();
      expect(complete).toBe(false);
    },
    120_000,
  );
});

const blind = (attribute: string) => (condition: Condition, stored: Parameters<typeof holds>[1]) =>
  ('attribute' in condition && condition.attribute === attribute) || holds(condition, stored);

/** A store that makes something else of a write. */
const spoilt =
  (spoil: (after: Head, before: Head) => Partial<Record<keyof Head, unknown>>): typeof applied =>
  (stored, write) => {
    const after = applied(stored, write);
    const heads = [after, stored] as unknown as readonly [Head, Head];
    const next: Stored = { ...after, ...spoil(...heads) };
    return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  };

const isOf = (states: readonly unknown[], { state }: Head) => states.includes(state);

const FAULTS: readonly {
  readonly law: string;
  readonly fault: string;
  readonly store: Pick<Parameters<typeof explore>[0], 'holds' | 'makes'>;
}[] = [
  {
    law: 'the version grows by one',
    fault: 'keeps the version',
    store: { makes: spoilt((_, before) => ({ version: before.version ?? 0 })) },
  },
  {
    law: 'a change of state is in the table',
    fault: 'ignores the state',
    store: { holds: blind('state') },
  },
  {
    law: 'a change of state is in the table',
    fault: 'knows no running',
    store: { makes: spoilt(({ state }) => (state === 'running' ? { state: 'succeeded' } : {})) },
  },
  {
    law: 'a ticket has one active task: an epoch opens when none is',
    fault: 'counts a task with every write',
    store: {
      makes: spoilt(({ epoch }, before) =>
        isOf(ACTIVE, before) && epoch === before.epoch ? { epoch: epoch + 1 } : {},
      ),
    },
  },
  {
    law: 'there is one attempt after the other, each claimed from the queue',
    fault: 'counts attempts by two',
    store: { makes: spoilt(({ attempt }) => (attempt === 1 ? { attempt: 2 } : {})) },
  },
  {
    law: 'what can still change has an alarm',
    fault: 'loses the alarm',
    store: { makes: spoilt(() => ({ dueAt: undefined })) },
  },
  {
    law: 'the alarm is not later than the timers',
    fault: 'sets the alarm late',
    store: { makes: spoilt(({ dueAt }) => (dueAt ? { dueAt: dueAt + 30 * DAY } : {})) },
  },
  {
    law: 'an ended task is kept for good before it may vanish',
    fault: 'does not archive',
    store: { makes: spoilt(() => ({ archiveOwed: undefined })) },
  },
  {
    law: 'an active task does not vanish',
    fault: 'lets everything vanish in a month',
    store: { makes: spoilt((after) => (isOf(ACTIVE, after) ? { ttl: START / 1000 } : {})) },
  },
  {
    law: 'no more is shown than there is',
    fault: 'counts what is shown once more',
    store: { makes: spoilt(({ showWant = 0 }) => ({ showShown: showWant + 1 })) },
  },
  {
    law: 'an attempt is at work that nobody will stop',
    fault: 'forgets that a run is to be stopped',
    store: { makes: spoilt(() => ({ stopOwed: undefined })) },
  },
  {
    law: 'a terminal state is not left',
    fault: 'makes a task wait again when it is shown',
    store: {
      makes: spoilt((after, before) => (isOf(TERMINAL, before) ? { state: 'queued' } : after)),
    },
  },
];

describe('a store with a fault is found out, with the shortest trace', () => {
  test.each(FAULTS)(
    'that $fault: $law',
    async ({ law, store }) => {
      const { broken } = await explore({ places: 1500, deeds: ALL, ...store });
      expect(broken?.law).toBe(law);
      expect(broken?.trace.length).toBeLessThanOrEqual(5);
    },
    120_000,
  );

  test('that ignores the version: somebody writes what was read before', async () => {
    const { broken } = await explore({ places: 1500, deeds: ALL, holds: blind('version') });
    expect(broken?.trace.at(-1)).toMatch(/writes what it read before/);
  }, 120_000);
});

describe('what is looked at in a place can be wrong', () => {
  const head = { key: 'k', version: 3, epoch: 1, attempt: 2, state: 'running' } as const;
  const going: Record<string, Run> = { 'k:1:1:a': 'going', 'k:1:2:a': 'going' };

  test('two attempts at work', () => {
    expect(brokenAt({ head, now: START, runs: going, hands: [] })).toBe(
      'two attempts are at work at once',
    );
    const one = { 'k:1:2:a': 'going' } as const;
    expect(brokenAt({ head, now: START, runs: one, hands: [] })).toBeUndefined();
  });

  test('a task without an alarm, and one whose timers end nothing', async () => {
    const held = { ...head, state: 'held', reason: 'scan_flagged' } as const;
    const at = { now: START, runs: {}, hands: [] };
    expect(await wayOut({ ...at, head: held })).toBe('sweep does not look at it');
    expect(await wayOut({ ...at, head: { ...held, dueAt: START, stopOwed: true } })).toMatch(
      /no way out/,
    );
    const until = START + DAY;
    expect(await wayOut({ ...at, head: { ...held, dueAt: START, until } })).toBeUndefined();
  });
});
