import { describe, expect, test } from '@jest/globals';
import { result } from '../../../functions/report/result.ts';
import { question } from '../../../functions/report/tell.ts';
import { deliver } from '../../../shared/core/changes/message.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import { DAY, HOUR, MINUTE } from '../../contracts/clock.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { carl, KEY, projectOf } from '../../support/world/samples.ts';
import { world } from '../../support/world/world.ts';

const done = { success: true, summary: '', exit_code: 0 };

test('a run that ends while its slot is taken anew leaves none behind', async () => {
  const all = world(projectOf({ limits: { concurrency: 1 } }));
  await all.running();
  await question(await all.caller(), 'Which?', all.deps);
  const said = {
    content: { connection: 'tracker', key: 'm' },
    key: 'm',
    at: all.clock.now + 1,
    by: carl,
    onlyOwn: false,
  };
  await all.heads.write(KEY, deliver(said, all.clock.now));
  const { take } = all.slots;
  all.slots.take = async (...wanted) => {
    await result(await all.caller(), structuredClone(done), all.deps);
    return take(...wanted);
  };
  all.pass(MINUTE);
  await all.sweep();
  expect(await all.head()).toMatchObject({ state: 'succeeded' });
  expect(await take('shop', 'other', all.clock.now + HOUR, 1, all.clock.now)).toBe(true);
});

describe('what ran out', () => {
  test('a task that nobody could start within a day → timed out', async () => {
    const all = world();
    await all.start();
    all.backend.failures.push(...Array.from({ length: 3 }, () => unavailable()));
    await pump(all);
    all.pass(DAY);
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'queue_expired' });
    await minutes(all, 10);
    expect(all.comment()).toContain('It could not be started within a day.');
  });

  test('a task whose project was full for a day → held, and released it queues again', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now);
    await all.start();
    await pump(all);
    all.pass(DAY);
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'waiting_for_slot' });
    expect(all.comment()).toContain('As many tasks of the project run as may at once.');
    await all.slots.release('shop', 'other');
    const { key, digest } = await all.head();
    all.pass(1_000);
    expect(await all.operate({ do: 'approve', id: key, digest }, carl)).toMatchObject({ ok: true });
    await pump(all);
    expect((await all.head()).state).toBe('running');
  });

  test('a hold → timed out after fourteen days, not before', async () => {
    const all = world();
    await all.start({ state: 'held', reason: 'scan_flagged' });
    await pump(all);
    all.pass(14 * DAY - HOUR);
    await minutes(all, 2);
    expect((await all.head()).state).toBe('held');
    all.pass(HOUR);
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'hold_expired' });
    expect(all.comment()).toContain('Nobody released or rejected it in fourteen days.');
  });

  test('an agent that never called → the next attempt, then failed', async () => {
    const all = world();
    await all.running();
    all.pass(10 * MINUTE);
    await all.sweep();
    expect(await all.head()).toMatchObject({ state: 'queued', attempt: 1, stopOwed: true });
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
    expect(all.agent.stops).toHaveLength(1);
    all.pass(10 * MINUTE);
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'never_called' });
  });

  test('a lease → the next attempt, its slot free meanwhile', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    await all.heads.write(KEY, {
      when: [],
      set: { lease: all.clock.now + TIMERS.lease },
      remove: ['startBy'],
    });
    await minutes(all, 4);
    expect((await all.head()).state).toBe('running');
    all.pass(7 * MINUTE);
    await all.sweep();
    expect(await all.head()).toMatchObject({ state: 'queued', reason: 'retry_scheduled' });
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });

  test('the deadline → timed out, never tried again, the run stopped', async () => {
    const all = world(projectOf({ limits: { retries: 5 } }));
    all.agent.heartbeats = false;
    await all.running();
    all.pass(2 * HOUR);
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'deadline_passed' });
    expect(all.agent.stops).toHaveLength(1);
    expect(all.agent.runs.size).toBe(1);
  });

  test('two sweeps at once end it once', async () => {
    const all = world();
    all.agent.heartbeats = false;
    await all.running();
    all.pass(2 * HOUR);
    const swept = await Promise.all([all.sweep(), all.sweep()]);
    expect(swept.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
  });

  test('a project that is gone has no retries', async () => {
    const all = world();
    await all.running();
    all.config.current = { ...all.config.current, projects: [] };
    all.pass(10 * MINUTE);
    await all.sweep();
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'never_called' });
  });
});

describe('what is owed', () => {
  test('a ticket that cannot be swept keeps no other from it', async () => {
    const all = world();
    await all.start();
    all.tasks.take();
    const { write } = all.heads;
    const { key: _, version: __, ...head } = await all.head();
    await write('tracker:acme:0', { when: [], set: head });
    await write('tracker:acme:9', { when: [], set: head });
    all.heads.write = (key, ...asked) =>
      key === KEY ? Promise.reject(new Error('too large')) : write(key, ...asked);
    all.pass(MINUTE);
    const failed = await all.sweep().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AggregateError);
    expect(failed).toMatchObject({
      message: '1 of 3 tickets failed: too large',
      errors: [new Error('too large')],
    });
    const sent = [all.tasks.take(), all.tasks.take(), all.tasks.take()];
    expect(sent.map((message) => message?.ticket).sort()).toEqual([
      'tracker:acme:0',
      'tracker:acme:9',
      undefined,
    ]);
  });

  test('what sweep sends again is no try of the agent', async () => {
    const all = world();
    await all.start();
    all.agent.answers.push(new Error('no connection'));
    await expect(all.dispatch()).rejects.toThrow('no connection');
    for (let pass = 0; pass < 3; pass++) {
      all.clock.now = (await all.head()).dueAt ?? 0;
      await all.sweep();
    }
    all.agent.answers.push(new Error('no connection'));
    await expect(all.dispatch()).rejects.toThrow('no connection');
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 1, startTries: 2 });
  });

  test('a start whose message was lost is sent again', async () => {
    const all = world();
    await all.start();
    expect(all.tasks.take()).toEqual({ ticket: KEY });
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'running' });
  });

  test('a show whose message was lost is sent again', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), done, all.deps);
    all.shows.take();
    await minutes(all, 2);
    expect(all.backend.calls).toContain('markComplete');
    expect(await all.heads.past(KEY)).toHaveLength(1);
  });

  test('the alarm moves on before anything is sent, further each time', async () => {
    const all = world();
    await all.start();
    const waits: number[] = [];
    for (let pass = 0; pass < 5; pass++) {
      all.clock.now = (await all.head()).dueAt ?? 0;
      expect(await all.sweep()).toMatchObject({ looked: 1, sent: 1 });
      waits.push(((await all.head()).dueAt ?? 0) - all.clock.now);
    }
    expect(waits).toEqual([1, 2, 4, 8, 8].map((minute) => minute * MINUTE));
  });

  test('a pass that dies half-way is finished by a later one', async () => {
    const all = world();
    await all.start();
    all.tasks.take();
    all.pass(MINUTE);
    const { send } = all.tasks;
    Object.assign(all.deps.tasks, { send: () => Promise.reject(new Error('no queue')) });
    await expect(all.sweep()).rejects.toThrow('no queue');
    Object.assign(all.deps.tasks, { send });
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'running' });
  });

  test('a show is not tried before the tracker said', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), done, all.deps);
    all.backend.failures.push(unavailable(1_800));
    await pump(all);
    await minutes(all, 29);
    expect(all.backend.calls).toEqual(['addComment **Sluice: Done**']);
    await minutes(all, 3);
    expect(all.backend.calls).toEqual([
      'addComment **Sluice: Done**',
      'addComment **Sluice: Done**',
      'markComplete',
    ]);
  });

  test('a day of outage is not cut short by sweep’s own passes', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), done, all.deps);
    all.backend.failures.push(...Array.from({ length: 20 }, () => unavailable()));
    await minutes(all, 12 * 60);
    expect(await all.head()).not.toHaveProperty('showGivenUp');
    await minutes(all, 12 * 60);
    expect(all.backend.calls).toContain('markComplete');
  });
});

test('one pass takes on all that is due, however much', async () => {
  const all = world();
  await all.running();
  const { key: _, version: __, ...running } = await all.head();
  const due = { ...running, lease: all.clock.now - 1, dueAt: all.clock.now - 1 };
  for (let nth = 0; nth < 450; nth++) await all.heads.write(`many:${nth}`, { when: [], set: due });
  expect(await all.sweep()).toMatchObject({ looked: 450, expired: 450 });
});

describe('nothing is due', () => {
  test('where nothing is known', async () => {
    expect(await world().sweep()).toEqual({ looked: 0, expired: 0, sent: 0 });
  });

  test('while a task runs and calls', async () => {
    const all = world();
    await all.running();
    expect(await all.sweep()).toEqual({ looked: 0, expired: 0, sent: 0 });
  });

  test('once a task has ended, was shown and put away, for good', async () => {
    const all = world();
    await all.running();
    await result(await all.caller(), done, all.deps);
    await pump(all);
    expect(await all.head()).not.toHaveProperty('dueAt');
    for (const days of [0, 1, 30]) {
      all.pass(days * DAY);
      expect(await all.sweep()).toEqual({ looked: 0, expired: 0, sent: 0 });
    }
  });

  test('an unreadable configuration touches nothing', async () => {
    const all = world();
    await all.start();
    const before = await all.head();
    Object.assign(all.deps, { config: { read: () => Promise.reject(new Error('no file')) } });
    all.pass(HOUR);
    await expect(all.sweep()).rejects.toThrow('no file');
    expect(await all.head()).toEqual(before);
  });
});
