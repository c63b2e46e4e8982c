import { beforeEach, describe, expect, test } from '@jest/globals';
import { change } from '../../../shared/core/change.ts';
import { approve, reject, whyNotApproved } from '../../../shared/core/changes/approve.ts';
import { endAttempt, outcomeOf } from '../../../shared/core/changes/end.ts';
import { heartbeat } from '../../../shared/core/changes/heartbeat.ts';
import { deliver, keep, wayIn } from '../../../shared/core/changes/message.ts';
import { whyNotOpen } from '../../../shared/core/changes/not-opened.ts';
import { open } from '../../../shared/core/changes/open.ts';
import { openOver } from '../../../shared/core/changes/open-over.ts';
import type { Start } from '../../../shared/core/changes/start.ts';
import type { Stop } from '../../../shared/core/changes/stop.ts';
import {
  cancel,
  cancelTie,
  doubt,
  raiseFence,
  waysToStop,
} from '../../../shared/core/changes/stop.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { idempotencyKey } from '../../../shared/core/idempotency-key.ts';
import { TERMINAL } from '../../../shared/core/lifecycle.ts';
import type { ReasonCode } from '../../../shared/core/reasons.ts';
import type { Result } from '../../../shared/core/result.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import { DAY, MINUTE, START } from '../../contracts/clock.ts';
import { memoryHeadStore } from '../../support/memory/memory-head-store.ts';
import { carl, jane, KEY, ticketOf } from '../../support/world/samples.ts';

const T = START;
let heads: HeadStore;

beforeEach(() => {
  heads = memoryHeadStore(() => START);
});

const start = (more: Partial<Start> = {}): Start => ({
  ticket: ticketOf(),
  project: 'shop',
  trigger: 'label',
  starter: jane,
  risk: 'medium',
  content: { connection: 'tracker', key: 'd1' },
  digest: 'text 1',
  verdict: { decision: 'allow', score: 0, rules: [], ruleset: 'test' },
  state: 'queued',
  reason: 'started',
  at: T,
  precisionMs: 1000,
  keys: ['d1'],
  visible: true,
  ...more,
});

const stop = (more: Partial<Stop> = {}): Stop => ({
  ticket: ticketOf(),
  reason: 'label_removed',
  by: 'carl',
  from: ['queued', 'held', 'running', 'needs_info'],
  at: T + MINUTE,
  precisionMs: 1000,
  visible: true,
  key: 's1',
  ...more,
});

const write = (one: HeadWrite) => heads.write(KEY, one);

async function stored(values: Partial<Head>): Promise<Head> {
  const head = await write({ when: [], set: { epoch: 1, ...values } });
  if (!head) throw new Error('nothing was written');
  return head;
}

describe('open', () => {
  test('begins the first epoch, which owes its start', async () => {
    expect(await write(open(start(), T))).toMatchObject({
      epoch: 1,
      state: 'queued',
      fence: T,
      enqueueOwed: true,
      until: T + TIMERS.queued,
      dueAt: T + TIMERS.enqueue,
      barred: [],
    });
  });

  test('held: nothing to start, somebody to ask, fourteen days', async () => {
    const head = await write(open(start({ state: 'held', reason: 'scan_flagged' }), T));
    expect(head).toMatchObject({ state: 'held', heldAt: T, until: T + 14 * DAY, showWant: 1 });
    expect(head?.enqueueOwed).toBeUndefined();
  });

  test('rejected: ended at once, to be shown and put away', async () => {
    const head = await write(open(start({ state: 'rejected', reason: 'scan_blocked' }), T));
    expect(head).toMatchObject({ state: 'rejected', endedAt: T, archiveOwed: true, showWant: 1 });
    expect(head?.ttl).toBe(Math.ceil((T + TIMERS.keep) / 1000));
  });

  test.each(['high', 'critical'] as const)(
    'at %s risk the starter may not approve',
    async (risk) => {
      expect((await write(open(start({ risk }), T)))?.barred).toEqual([jane.id]);
    },
  );

  test('is for one of fifty', async () => {
    const tries = Array.from({ length: 50 }, (_, n) =>
      write(open(start({ keys: [`d${n}`], at: T + n }), T)),
    );
    expect((await Promise.all(tries)).filter((head) => head !== undefined)).toHaveLength(1);
  });

  test.each<{ given: string; head: Partial<Head>; start?: Partial<Start>; why: string }>([
    { given: 'an active task', head: { state: 'running', fence: T - 1 }, why: 'already_active' },
    { given: 'a held task', head: { state: 'held' }, why: 'already_active' },
    {
      given: 'the same delivery',
      head: { state: 'failed', keys: ['d1'] },
      why: 'duplicate_delivery',
    },
    { given: 'a later stop', head: { fence: T + 1000 }, why: 'stale' },
    { given: 'a later start that ended', head: { state: 'failed', fence: T + 1000 }, why: 'stale' },
    {
      given: 'the same tick, where nobody can look',
      head: { state: 'failed', fence: T },
      start: { visible: false },
      why: 'stale',
    },
    {
      given: 'an archive that is owed',
      head: { state: 'failed', archiveOwed: true },
      why: 'unsettled',
    },
    {
      given: 'a show that is owed',
      head: {
        state: 'failed',
        triggeredAt: T - MINUTE,
        markedAt: T - 1,
        showWant: 2,
        showShown: 1,
      },
      why: 'unsettled',
    },
    {
      given: 'a trigger that still stands from the last task',
      head: {
        state: 'failed',
        trigger: 'label',
        triggeredAt: T - 1000,
        showWant: 2,
        showShown: 1,
      },
      why: 'stale',
    },
    {
      given: 'the tick of the last trigger, by another hook',
      head: { state: 'succeeded', fence: T, triggeredAt: T },
      why: 'stale',
    },
    { given: 'a stop that is owed', head: { state: 'failed', stopOwed: true }, why: 'unsettled' },
  ])('is refused by $given → $why', async ({ head: values, start: more, why }) => {
    const head = await stored(values);
    expect(await write(open(start(more), T))).toBeUndefined();
    expect(whyNotOpen(head, start(more), T)).toBe(why);
  });

  test.each<{ given: string; head: Partial<Head> }>([
    { given: 'an earlier fence', head: { fence: T - 1 } },
    { given: 'the same tick, where the ticket shows which was last', head: { fence: T } },
    { given: 'an ended task', head: { state: 'succeeded', fence: T - MINUTE } },
    {
      given: 'a show that was given up',
      head: { state: 'failed', showWant: 2, showShown: 1, showGivenUp: true },
    },
    {
      given: 'a show whose address is closed for good',
      head: { state: 'failed', showWant: 2, showShown: 1, showGone: true },
    },
  ])('is taken after $given', async ({ head }) => {
    await stored(head);
    expect(await write(open(start(), T))).toMatchObject({ epoch: 2, state: 'queued' });
  });

  test('leaves nothing of the last epoch but its number, fence and versions', async () => {
    await stored({
      state: 'failed',
      attempt: 3,
      approver: carl,
      reference: 'run',
      resultAttempt: 3,
      inbox: [{ connection: 'tracker', key: 'm' }],
      question: 'why?',
      detail: 'odd',
      comment: 'c1',
      ttl: 1 + T / 1000,
      endedAt: T - 1,
      showWant: 4,
      showShown: 4,
      markedAt: T - 9,
      commentOf: 1,
    });
    expect(await write(open(start(), T))).toEqual(
      expect.objectContaining({ epoch: 2, showWant: 4, showShown: 4 }),
    );
    const head = await heads.read(KEY);
    for (const gone of ['attempt', 'approver', 'reference', 'resultAttempt', 'inbox', 'question'])
      expect(head).not.toHaveProperty(gone);
    for (const gone of ['detail', 'comment', 'commentOf', 'untold', 'ttl', 'endedAt', 'markedAt'])
      expect(head).not.toHaveProperty(gone);
  });

  test('over one that still owes: keeps the stale comment and the run to stop', async () => {
    const head = await stored({
      state: 'cancelled',
      agent: 'coder',
      reference: 'run',
      stopOwed: true,
      archiveOwed: true,
      comment: 'c1',
      showWant: 2,
      showShown: 1,
    });
    const over = await write(openOver(head, start(), T));
    expect(over).toMatchObject({
      epoch: 2,
      comment: 'c1',
      commentOf: 1,
      stopOwed: true,
      stopRun: { agent: 'coder', reference: 'run' },
    });
    expect(over).not.toHaveProperty('archiveOwed');
    expect(over?.past).toEqual(head);
    expect(over?.untold).toEqual([{ epoch: 1, state: 'cancelled' }]);
    expect(await write(openOver(head, start(), T))).toBeUndefined();
  });
});

test('of ends that were not told the newest three are kept', async () => {
  const ends = [1, 2, 3].map((epoch) => ({ epoch, state: 'failed' as const }));
  const head = await stored({
    epoch: 4,
    state: 'succeeded',
    resultAttempt: 2,
    showWant: 1,
    untold: ends,
  });
  const over = await write(openOver(head, start(), T));
  expect(over?.untold).toEqual([
    ...ends.slice(1),
    { epoch: 4, state: 'succeeded', resultAttempt: 2 },
  ]);
});

describe('stop', () => {
  test.each(['queued', 'held', 'running', 'needs_info'] as const)('ends %s', async (state) => {
    const waits = { until: 5, enqueueOwed: true, detail: 'a freeze' } as const;
    await stored({ state, triggeredAt: T, fence: T, lease: 6, ...waits });
    const head = await write(cancel(stop(), T));
    expect(head).toMatchObject({ state: 'cancelled', stopOwed: true, archiveOwed: true });
    for (const gone of Object.keys(waits)) expect(head).not.toHaveProperty(gone);
  });

  test.each<{ given: string; head: Partial<Head>; stop?: Partial<Stop> }>([
    { given: 'an ended task', head: { state: 'succeeded', triggeredAt: T } },
    {
      given: 'a state that it does not stand for',
      head: { state: 'running' },
      stop: { from: ['queued'] },
    },
    { given: 'a task from after it', head: { state: 'queued', triggeredAt: T + 2 * MINUTE } },
    {
      given: 'a trigger that was set again after it',
      head: { state: 'queued', triggeredAt: T, fence: T + 2 * MINUTE },
    },
    {
      given: 'a mark that was never put on',
      head: { state: 'running', triggeredAt: T },
      stop: { label: 'inProgress' },
    },
    {
      given: 'a mark that was put on long after it',
      head: { state: 'running', triggeredAt: T, markedAt: T + 5 * MINUTE },
      stop: { label: 'inProgress' },
    },
    {
      given: 'a retry whose trigger label we took off ourselves',
      head: { state: 'queued', triggeredAt: T, markedAt: T + 1 },
      stop: { label: 'trigger' },
    },
  ])('does not end $given', async ({ head, stop: more }) => {
    await stored({ fence: T, ...head });
    expect(await write(cancel(stop(more), T))).toBeUndefined();
  });

  test('at the tick of the start is left to the look, or ends where nobody can look', async () => {
    const tie = stop({ at: T });
    await stored({ state: 'queued', triggeredAt: T, fence: T });
    expect(await write(cancel(tie, T))).toBeUndefined();
    expect(await write(doubt(tie))).toMatchObject({ state: 'queued', confirm: true });
    expect(await write(cancelTie(tie, T))).toMatchObject({ state: 'cancelled' });
  });

  test.each([
    { given: 'at the tick of the start', more: { at: T }, triggeredAt: T },
    { given: 'of the mark', more: { label: 'inProgress' }, triggeredAt: T },
  ] as const)('$given leaves a fence that is later where it is', async ({ more, triggeredAt }) => {
    const fence = T + DAY;
    await stored({ state: 'running', triggeredAt, markedAt: T, fence });
    const ways = waysToStop(stop({ visible: false, ...more }), T);
    const written: unknown[] = [];
    for (const way of ways) written.push(await write(way.write));
    expect(written.filter(Boolean)).toEqual([
      expect.objectContaining({ state: 'cancelled', fence }),
    ]);
  });

  test('where nothing runs voids what came before it', async () => {
    expect(await write(raiseFence(stop(), T))).toMatchObject({ epoch: 0, fence: T + MINUTE });
    expect(await write(open(start(), T))).toBeUndefined();
    expect(await write(open(start({ at: T + 2 * MINUTE }), T))).toMatchObject({ state: 'queued' });
  });

  test('never lowers the fence', async () => {
    await stored({ fence: T + DAY });
    expect(await write(raiseFence(stop(), T))).toBeUndefined();
  });
});

describe('message', () => {
  const message = (more = {}) => ({
    content: { connection: 'tracker', key: 'm1' },
    key: 'comment:1',
    at: T + 1,
    by: { id: '9', name: 'carl' },
    onlyOwn: false,
    ...more,
  });

  test('answers a question, and the task goes on', async () => {
    await stored({ state: 'needs_info', triggeredAt: T, question: 'why?', until: 5 });
    const head = await write(deliver(message(), T));
    expect(head).toMatchObject({ state: 'running', reason: 'message_delivered', showWant: 1 });
    expect(head?.inbox).toEqual([{ connection: 'tracker', key: 'm1' }]);
    expect(head).not.toHaveProperty('question');
  });

  test('is kept for a task that waits', async () => {
    await stored({ state: 'queued', triggeredAt: T });
    expect(await write(deliver(message(), T))).toBeUndefined();
    expect((await write(keep(message(), T)))?.inbox).toHaveLength(1);
  });

  const pointers = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ connection: 'tracker', key: `m${n}` }));
  const keys = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`);

  test.each<{ given: string; head: Partial<Head>; more?: object; why: ReasonCode }>([
    { given: 'no task', head: {}, why: 'nothing_to_steer' },
    { given: 'a held task', head: { state: 'held', triggeredAt: T }, why: 'nothing_to_steer' },
    { given: 'an ended task', head: { state: 'failed', triggeredAt: T }, why: 'nothing_to_steer' },
    {
      given: 'a task from after it',
      head: { state: 'running', triggeredAt: T + 1 },
      why: 'nothing_to_steer',
    },
    {
      given: 'the same comment',
      head: { state: 'running', triggeredAt: T, keys: ['comment:1'] },
      why: 'repeated_comment',
    },
    {
      given: 'a full inbox',
      head: { state: 'running', triggeredAt: T, inbox: pointers(20) },
      why: 'inbox_full',
    },
    {
      given: "somebody else's task",
      head: { state: 'running', triggeredAt: T, starter: { id: '8', name: 'mara' } },
      more: { onlyOwn: true },
      why: 'not_permitted_to_steer',
    },
  ])('is refused by $given → $why', async ({ head: values, more, why }) => {
    const head = await stored(values);
    expect(await write(deliver(message(more), T))).toBeUndefined();
    expect(await write(keep(message(more), T))).toBeUndefined();
    expect(wayIn(message(more), head, T)).toEqual({ why, head });
  });

  test.each<{ given: string; head: Partial<Head>; next: string }>([
    { given: 'a running task', head: { state: 'running', triggeredAt: T }, next: 'show' },
    { given: 'a task that waits', head: { state: 'queued', triggeredAt: T }, next: 'wait' },
    { given: 'many old keys', head: { state: 'running', keys: keys(20) }, next: 'again' },
  ])('has a way into $given', async ({ head, next }) => {
    const way = wayIn(message(), await stored(head), T);
    if ('why' in way) throw new Error(`refused: ${way.why}`);
    expect(way.next).toBe(next);
    expect(await write(way.write)).toBeDefined();
  });

  test('its own starter steers a task', async () => {
    const by = { id: '8', name: 'mara' };
    await stored({ state: 'running', triggeredAt: T, starter: by });
    expect(await write(deliver(message({ onlyOwn: true, by }), T))).toBeDefined();
  });

  test('old keys are forgotten, the newest stay', async () => {
    const head = await stored({ state: 'running', keys: keys(20) });
    const way = wayIn(message(), head, T);
    if ('why' in way) throw new Error(`refused: ${way.why}`);
    expect((await write(way.write))?.keys).toEqual(keys(20).slice(10));
    expect(await write(way.write)).toBeUndefined();
  });
});

describe('approve and reject', () => {
  const word = (more = {}) => ({ by: carl, at: T + 1, precisionMs: 1, key: 'a1', ...more });
  const held: Partial<Head> = {
    state: 'held',
    heldAt: T,
    digest: 'text 1',
    content: { connection: 'tracker', key: 'd1' },
    barred: [jane.id],
  };

  test('releases', async () => {
    await stored(held);
    const head = await write(approve(word({ digest: 'text 1', epoch: 1 }), T));
    expect(head).toMatchObject({ state: 'queued', approver: carl, enqueueOwed: true });
    expect(head).not.toHaveProperty('heldAt');
  });

  test('rejects, for good', async () => {
    await stored(held);
    const head = await write(reject(word(), T));
    expect(head).toMatchObject({ state: 'rejected', archiveOwed: true });
    expect(TERMINAL).toContain(head?.state);
    expect(await write(approve(word(), T))).toBeUndefined();
  });

  test.each<{ given: string; head?: Partial<Head>; word?: object; why: ReasonCode }>([
    { given: 'nothing held', head: { state: 'running' }, why: 'nothing_to_steer' },
    { given: 'another text', word: { digest: 'text 2' }, why: 'approval_outdated' },
    { given: 'a word from before the hold', word: { at: T - 1 }, why: 'approval_outdated' },
    { given: 'the starter', word: { by: jane }, why: 'approval_barred' },
    { given: 'another task of the ticket', word: { epoch: 2 }, why: 'nothing_to_steer' },
    { given: 'the same comment again', head: { keys: ['a1'] }, why: 'repeated_comment' },
  ])('is refused: $given → $why', async ({ head: values, word: more, why }) => {
    const head = await stored({ ...held, ...values });
    expect(await write(approve(word(more), T))).toBeUndefined();
    expect(whyNotApproved(head, word(more))).toBe(why);
  });

  test('is refused where the text was too large to be kept', async () => {
    const { content: _, ...without } = held;
    const head = await stored(without);
    expect(await write(approve(word(), T))).toBeUndefined();
    expect(whyNotApproved(head, word())).toBe('too_large');
  });
});

describe('heartbeat', () => {
  const opened = { project: 'shop', openedAt: T };

  test('extends the lease and nothing that sweep looks for', async () => {
    await stored({ state: 'running', attempt: 2, ...opened, startBy: T, dueAt: T + 9 });
    const head = await write(heartbeat({ epoch: 1, attempt: 2, openedAt: T }, T));
    expect(head).toMatchObject({ lease: T + TIMERS.lease + TIMERS.leaseSpare, dueAt: T + 9 });
    expect(head).not.toHaveProperty('startBy');
  });

  test.each<{ given: string; head: Partial<Head> }>([
    { given: 'another attempt', head: { attempt: 3 } },
    { given: 'another epoch', head: { epoch: 2 } },
    { given: 'the same epoch, opened anew', head: { project: 'shop', openedAt: T + 1 } },
    { given: 'an ended task', head: { state: 'failed' } },
    { given: 'a question that waits', head: { state: 'needs_info' } },
  ])('is refused: $given', async ({ head }) => {
    await stored({ state: 'running', attempt: 2, ...opened, ...head });
    expect(await write(heartbeat({ epoch: 1, attempt: 2, openedAt: T }, T))).toBeUndefined();
  });
});

describe('the end of an attempt', () => {
  const result = (more: Partial<Result>): Result => ({
    success: true,
    summary: '',
    exit_code: 0,
    ...more,
  });

  test.each<{ result: Partial<Result>; to: string; reason: ReasonCode }>([
    { result: {}, to: 'succeeded', reason: 'succeeded' },
    { result: { outcome: 'succeeded' }, to: 'succeeded', reason: 'succeeded' },
    { result: { outcome: 'failed' }, to: 'failed', reason: 'agent_failed' },
    { result: { outcome: 'rolled_back' }, to: 'rolled_back', reason: 'rolled_back' },
    {
      result: { success: false, outcome: 'rolled_back', exit_code: 2 },
      to: 'rolled_back',
      reason: 'rolled_back',
    },
    { result: { success: false }, to: 'failed', reason: 'agent_failed' },
    { result: { success: false, outcome: 'succeeded' }, to: 'failed', reason: 'agent_failed' },
    { result: { success: false, exit_code: 2 }, to: 'failed', reason: 'guard_rail' },
  ])('$result is $to', ({ result: more, to, reason }) => {
    expect(outcomeOf(result(more))).toEqual({ to, reason });
  });

  const head: Head = { key: KEY, version: 1, epoch: 1, agent: 'coder', reference: 'run' };
  const end = (reason: ReasonCode, attempt: number, retries: number) =>
    endAttempt({ ...head, attempt }, T, { to: 'failed', reason, stopRun: true }, retries);

  test.each<{ reason: ReasonCode; attempt: number; retries: number; to: string }>([
    { reason: 'agent_failed', attempt: 1, retries: 1, to: 'queued' },
    { reason: 'agent_failed', attempt: 2, retries: 1, to: 'failed' },
    { reason: 'agent_failed', attempt: 1, retries: 0, to: 'failed' },
    { reason: 'lease_lost', attempt: 1, retries: 1, to: 'queued' },
    { reason: 'never_called', attempt: 1, retries: 1, to: 'queued' },
    { reason: 'agent_unreachable', attempt: 3, retries: 3, to: 'queued' },
    { reason: 'guard_rail', attempt: 1, retries: 5, to: 'failed' },
    { reason: 'agent_refused', attempt: 1, retries: 5, to: 'failed' },
    { reason: 'deadline_passed', attempt: 1, retries: 5, to: 'failed' },
  ])(
    '$reason of attempt $attempt with $retries retries → $to',
    ({ reason, attempt, retries, to }) => {
      expect(end(reason, attempt, retries).to).toBe(to);
    },
  );

  test('the run is told to stop, and the next attempt waits longer each time', () => {
    expect(end('lease_lost', 1, 5).set).toMatchObject({
      stopOwed: true,
      stopRun: { agent: 'coder', reference: 'run' },
      notBefore: T + MINUTE,
    });
    expect(end('lease_lost', 3, 5).set?.notBefore).toBe(T + 4 * MINUTE);
  });

  test('a run whose name was never heard is told by its idempotency key', () => {
    const { reference: _, ...unheard } = { ...head, attempt: 1, openedAt: T };
    const lost = { to: 'failed', reason: 'never_called', stopRun: true } as const;
    expect(endAttempt({ ...unheard, state: 'running' }, T, lost, 0).set).toMatchObject({
      stopRun: { agent: 'coder', reference: idempotencyKey({ ...unheard, attempt: 1 }) },
    });
    expect(endAttempt({ ...unheard, state: 'queued' }, T, lost, 0).set).not.toHaveProperty(
      'stopRun',
    );
  });
});

describe('change', () => {
  test('is refused when anybody wrote in between', async () => {
    const head = await stored({ state: 'running' });
    await write({ when: [], set: { progress: 'half' } });
    expect(await write(change(head, T, { to: 'failed', reason: 'lease_lost' }))).toBeUndefined();
  });

  test('sets sweep’s alarm by what is left to do', async () => {
    const head = await stored({ state: 'held', until: T + DAY, dueAt: T });
    expect((await write(change(head, T, {})))?.dueAt).toBe(T + DAY);
  });

  test('takes the alarm off once nothing is owed', async () => {
    const head = await stored({ state: 'failed', archiveOwed: true, dueAt: T });
    const done = await write(change(head, T, { remove: ['archiveOwed'] }));
    expect(done).not.toHaveProperty('dueAt');
    expect(await heads.due(T + DAY, 10)).toEqual([]);
  });

  test('leaves no timer of the state before', async () => {
    const head = await stored({ state: 'running', startBy: 1, lease: 2, deadline: 3 });
    const next = await write(change(head, T, { to: 'failed', reason: 'agent_failed' }));
    for (const timer of ['startBy', 'lease', 'deadline', 'until'])
      expect(next).not.toHaveProperty(timer);
    expect(next).toMatchObject({ endedAt: T, archiveOwed: true, showWant: 1 });
  });

  test('tries a show anew that was given up', async () => {
    const head = await stored({ state: 'running', showWant: 1, showGivenUp: true, showTries: 30 });
    const next = await write(change(head, T, { show: true }));
    expect(next).toMatchObject({ showWant: 2 });
    expect(next).not.toHaveProperty('showGivenUp');
    expect(next).not.toHaveProperty('showTries');
  });

  test('tries no show anew whose address is closed for good, but where a person asks', async () => {
    const gone = { showGone: true, showGivenUp: true, showError: 'Closed' };
    const head = await stored({ state: 'running', showWant: 1, ...gone });
    const next = await write(change(head, T, { to: 'failed', reason: 'agent_failed' }));
    expect(next).toMatchObject({ showWant: 2, ...gone });
    const asked = next && (await write(change(next, T, { show: true, remove: ['showGone'] })));
    for (const attribute of Object.keys(gone)) expect(asked).not.toHaveProperty(attribute);
  });

  test('keeps a short history', async () => {
    const history = Array.from({ length: 10 }, (_, n) => ({
      at: n,
      to: 'queued' as const,
      reason: 'retry_scheduled' as const,
    }));
    const head = await stored({ state: 'queued', history });
    const next = await write(change(head, T, { to: 'cancelled', reason: 'closed', by: 'carl' }));
    expect(next?.history).toHaveLength(10);
    expect(next?.history?.at(-1)).toEqual({ at: T, to: 'cancelled', reason: 'closed', by: 'carl' });
  });
});
