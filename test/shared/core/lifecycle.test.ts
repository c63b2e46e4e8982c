import { describe, expect, test } from '@jest/globals';
import { change } from '../../../shared/core/change.ts';
import { dueOf } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import {
  ACTIVE,
  LIFECYCLE,
  before as leadingTo,
  STATES,
  TERMINAL,
} from '../../../shared/core/lifecycle.ts';
import { START } from '../../contracts/clock.ts';
import { memoryHeadStore } from '../../support/memory/memory-head-store.ts';
import { KEY } from '../../support/world/samples.ts';

const next = (state: State): readonly State[] => LIFECYCLE[state];

describe('the table', () => {
  test('names only states', () => {
    for (const state of STATES) expect(STATES).toEqual(expect.arrayContaining([...next(state)]));
  });

  test('every state is terminal or active, and none both', () => {
    expect([...ACTIVE, ...TERMINAL].toSorted()).toEqual([...STATES].toSorted());
  });

  test.each([...ACTIVE])('from %s every task can end, stop and run out of time', (state) => {
    const reached = new Set<State>([state]);
    for (const each of reached) for (const one of next(each)) reached.add(one);
    expect([...reached].some((each) => TERMINAL.includes(each))).toBe(true);
    expect(next(state)).toEqual(expect.arrayContaining(['cancelled', 'timed_out']));
  });

  test('every state is reached from the start', () => {
    const reached = new Set<State>(['queued', 'held', 'rejected']);
    for (const each of reached) for (const one of next(each)) reached.add(one);
    expect([...reached].toSorted()).toEqual([...STATES].toSorted());
  });

  test('nothing runs that was not queued or waiting for an answer', () => {
    expect(leadingTo('running')).toEqual(['queued', 'needs_info']);
  });

  test('only what ran can have succeeded', () => {
    expect(leadingTo('succeeded')).toEqual(['running', 'needs_info']);
  });
});

describe('the store', () => {
  const rows = STATES.flatMap((from) =>
    STATES.map((to) => ({ from, to, allowed: next(from).includes(to) })),
  );

  test.each(rows)('from $from to $to: $allowed', async ({ from, to, allowed }) => {
    const heads = memoryHeadStore(() => START);
    const head = await heads.write(KEY, { when: [], set: { state: from, epoch: 1 } });
    if (!head) throw new Error('nothing was written');
    const written = await heads.write(KEY, change(head, START, { to, reason: 'started' }));
    expect(written?.state).toBe(allowed ? to : undefined);
  });
});

describe('a timer', () => {
  test.each([...ACTIVE])('there is one in %s, whatever else is there', (state) => {
    const head: Head = { key: KEY, version: 1, epoch: 1, state };
    expect(dueOf(head, START)).toBeGreaterThan(START);
  });

  test.each([...TERMINAL])('there is none in %s, once nothing is owed', (state) => {
    expect(dueOf({ key: KEY, version: 1, epoch: 1, state }, START)).toBeUndefined();
  });
});
