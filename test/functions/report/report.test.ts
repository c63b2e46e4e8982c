import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../functions/report/deps.ts';
import { heartbeat } from '../../../functions/report/heartbeat.ts';
import { readTask } from '../../../functions/report/read-task.ts';
import { result as report } from '../../../functions/report/result.ts';
import { progress, question } from '../../../functions/report/tell.ts';
import { deliver, keep } from '../../../shared/core/changes/message.ts';
import type { Result } from '../../../shared/core/result.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import { DAY, HOUR, MINUTE } from '../../contracts/clock.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import { carl, KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

const done: Result = {
  success: true,
  summary: 'Mended.',
  merge_request_url: 'https://github.com/acme/shop/pull/8',
  exit_code: 0,
};
const failed: Result = { success: false, summary: 'No luck.', exit_code: 1 };

async function reporting(all: World, result: Result, attempt?: number): Promise<Answer> {
  return report(await all.caller(attempt), structuredClone(result), all.deps);
}

/** What receive does with a comment for a running or waiting task. */
async function say(all: World, text: string): Promise<void> {
  all.pass(1000);
  const key = `message-${text}`;
  const entry = {
    connection: 'tracker',
    key,
    receivedAt: all.clock.now,
    outcome: 'accepted',
    reason: 'message_delivered',
  } as const;
  await all.ledger.record(entry, {
    ticket: ticketOf(),
    actor: { ...carl, kind: 'person', standing: 'member' },
    text,
    verdict: { decision: 'allow', score: 0, findings: [], ruleset: 'test' },
    raw: '{}',
  });
  const content = { connection: 'tracker', key };
  const message = {
    content,
    key: `comment:${text}`,
    at: all.clock.now,
    by: carl,
    onlyOwn: false,
  };
  const taken = await all.heads.write(KEY, deliver(message, all.clock.now));
  if (!taken) await all.heads.write(KEY, keep(message, all.clock.now));
}

describe('a heartbeat', () => {
  test('extends the lease, ends the wait for the first call, and leaves sweep’s alarm', async () => {
    const all = world();
    const { dueAt } = await all.running();
    all.pass(MINUTE);
    expect(await heartbeat(await all.caller(), 0, all.deps)).toMatchObject({
      status: 200,
      body: { stop: false, state: 'running', messages: [], leaseSeconds: 300 },
    });
    const head = await all.head();
    const lease = all.clock.now + TIMERS.lease + TIMERS.leaseSpare;
    expect(head).toMatchObject({ lease, dueAt });
    expect(head).not.toHaveProperty('startBy');
  });

  test('writes nothing while the lease is long enough for it', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    await heartbeat(caller, 0, all.deps);
    const before = await all.head();
    for (let beat = 0; beat < 2; beat++) {
      all.pass(MINUTE);
      expect((await heartbeat(caller, 0, all.deps)).status).toBe(200);
      expect(await all.head()).toEqual(before);
    }
    all.pass(MINUTE);
    await heartbeat(caller, 0, all.deps);
    const lease = all.clock.now + TIMERS.lease + TIMERS.leaseSpare;
    expect(await all.head()).toMatchObject({ lease });
  });

  test('leaves every attempt the whole of what its answer says, whenever it comes', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    for (const seconds of [0, 1, 150, 149, 299, 30, 300]) {
      all.pass(seconds * 1000);
      const { body } = await heartbeat(caller, 0, all.deps);
      const { lease = 0 } = await all.head();
      expect(body).toMatchObject({ stop: false, leaseSeconds: TIMERS.lease / 1000 });
      expect(lease - all.clock.now).toBeGreaterThanOrEqual(TIMERS.lease);
    }
  });

  test('brings the messages after the cursor; what was read leaves the inbox', async () => {
    const all = world();
    await all.running();
    await say(all, 'use tabs');
    await say(all, 'and test it');
    const caller = await all.caller();
    const first = await heartbeat(caller, 0, all.deps);
    expect(first.body).toMatchObject({
      cursor: 2,
      messages: [
        { cursor: 1, from: 'carl', text: 'use tabs' },
        { cursor: 2, from: 'carl', text: 'and test it' },
      ],
    });
    expect((await heartbeat(caller, 1, all.deps)).body).toMatchObject({
      cursor: 2,
      messages: [{ cursor: 2 }],
    });
    expect(await all.head()).toMatchObject({
      inboxStart: 1,
      inbox: [{ key: 'message-and test it' }],
    });
    expect((await heartbeat(caller, 2, all.deps)).body).toMatchObject({ cursor: 2, messages: [] });
    await say(all, 'and hurry');
    expect((await heartbeat(caller, 2, all.deps)).body).toMatchObject({
      cursor: 3,
      messages: [{ cursor: 3, text: 'and hurry' }],
    });
  });

  test('that takes messages out of the inbox shortens the history as every write does', async () => {
    const all = world();
    await all.running();
    for (let n = 0; n < 15; n++) await say(all, `word ${n}`);
    expect((await all.head()).history?.length).toBeGreaterThan(10);
    await heartbeat(await all.caller(), 15, all.deps);
    expect((await all.head()).history).toHaveLength(10);
  });

  test('of an epoch with the same number that was opened before is not heard → 409', async () => {
    const all = world();
    await all.running();
    const caller = { ...(await all.caller()), openedAt: all.clock.now - 90 * DAY };
    const before = await all.head();
    expect((await heartbeat(caller, 0, all.deps)).status).toBe(409);
    expect((await report(caller, done, all.deps)).status).toBe(409);
    expect((await question(caller, 'Which?', all.deps)).status).toBe(409);
    expect(await all.head()).toEqual(before);
  });

  test('says stop once the task was stopped', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    await all.operate({ do: 'stop', id: KEY });
    expect(await heartbeat(caller, 0, all.deps)).toMatchObject({
      status: 200,
      body: { stop: true, state: 'cancelled' },
    });
  });

  test('of an attempt whose lease ran out says stop, as the next is queued', async () => {
    const all = world();
    await all.running();
    await heartbeat(await all.caller(), 0, all.deps);
    await minutes(all, 11);
    if ((await all.head()).state === 'queued')
      expect((await heartbeat(await all.caller(), 0, all.deps)).body).toMatchObject({ stop: true });
    expect(await heartbeat(await all.caller(1), 0, all.deps)).toMatchObject({
      body: { stop: true },
    });
  });

  test('while a question waits is welcome', async () => {
    const all = world();
    await all.running();
    await question(await all.caller(), 'Which?', all.deps);
    expect((await heartbeat(await all.caller(), 0, all.deps)).body).toMatchObject({
      stop: false,
      state: 'needs_info',
    });
  });

  test('of another attempt changes nothing → 409', async () => {
    const all = world();
    const before = await all.running();
    expect(await heartbeat(await all.caller(2), 0, all.deps)).toMatchObject({
      status: 409,
      body: { error: 'not_current', stop: true },
    });
    expect(await all.head()).toEqual(before);
  });
});

describe('the task', () => {
  test('is read as it was handed over, with what is unread', async () => {
    const all = world();
    await all.running();
    await say(all, 'use tabs');
    const { status, body } = await readTask(await all.caller(), all.deps);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...all.agent.starts[0]?.task,
      messages: [{ cursor: 1, from: 'carl', text: 'use tabs' }],
    });
  });

  test('of another attempt is not read → 409', async () => {
    const all = world();
    await all.running();
    expect((await readTask(await all.caller(2), all.deps)).status).toBe(409);
  });
});

describe('progress', () => {
  test('is shown, several in a row once', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    for (const text of ['looking', 'writing', 'testing @jane'])
      expect((await progress(caller, text, all.deps)).status).toBe(202);
    await pump(all);
    expect(all.backend.calls).toEqual([]);
    all.pass(5_000);
    await pump(all);
    expect(all.backend.calls).toEqual(['addComment **Sluice: Working on it**', 'markInProgress']);
    expect(all.comment()).toContain('Progress: ` testing @jane `');
  });

  test('of another attempt is not shown → 409', async () => {
    const all = world();
    const before = await all.running();
    expect((await progress(await all.caller(2), 'x', all.deps)).status).toBe(409);
    expect(await all.head()).toEqual(before);
  });
});

describe('a question', () => {
  test('waits for an answer; the answer goes to the agent and the task goes on', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    expect(await question(caller, 'Which button?', all.deps)).toMatchObject({ status: 202 });
    await pump(all);
    expect(all.comment()).toContain('Which button?');
    await say(all, 'the red one');
    expect(await all.head()).toMatchObject({ state: 'running', reason: 'message_delivered' });
    expect((await heartbeat(caller, 0, all.deps)).body).toMatchObject({
      messages: [{ text: 'the red one' }],
    });
    expect((await reporting(all, done)).status).toBe(200);
  });

  test('again, after a lost answer, is a success; another one is not', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    await question(caller, 'Which?', all.deps);
    expect((await question(caller, 'Which?', all.deps)).status).toBe(202);
    expect((await question(caller, 'When?', all.deps)).status).toBe(409);
  });

  test('whose agent has gone: the next attempt has the answer, at no cost of a retry', async () => {
    const all = world(projectOf({ limits: { retries: 0 } }));
    await all.running();
    await question(await all.caller(), 'Which button?', all.deps);
    await say(all, 'the red one');
    await minutes(all, 15);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
    expect(all.agent.starts.at(-1)?.task.messages).toMatchObject([{ text: 'the red one' }]);
  });

  test('an agent that goes on with the answer has a deadline again', async () => {
    const all = world();
    await all.running();
    await question(await all.caller(), 'Which button?', all.deps);
    all.pass(DAY);
    await say(all, 'the red one');
    const beating = async () => heartbeat(await all.caller(1), 1, all.deps);
    for (let minute = 0; minute < 4 * 60; minute++) {
      await beating();
      await minutes(all, 1);
    }
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'deadline_passed' });
  });

  test.each([undefined, 600])(
    'a run that goes on after its slot lapsed has one again, for its agent’s time of %s',
    async (timeoutSeconds) => {
      const all = world(projectOf({ limits: { concurrency: 1 } }));
      const agents = all.config.current.agents.map((each) =>
        timeoutSeconds === undefined ? each : { ...each, timeoutSeconds },
      );
      all.config.current = { ...all.config.current, agents };
      await all.running();
      await question(await all.caller(), 'Which button?', all.deps);
      all.pass(DAY);
      await say(all, 'the red one');
      await minutes(all, 1);
      const until = all.clock.now + (timeoutSeconds ?? 7_200) * 1000;
      expect((await all.head()).deadline).toBe(until);
      expect(await all.slots.take('shop', 'other', until, 1, until - 1)).toBe(false);
    },
  );

  test('nobody answers → timed out, visibly', async () => {
    const all = world();
    await all.running();
    await question(await all.caller(), 'Which?', all.deps);
    all.pass(TIMERS.answer);
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'answer_expired' });
    expect(all.comment()).toContain('Timed out');
  });
});

describe('a result', () => {
  test('ends the task, frees the slot and is shown', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    expect(await reporting(all, done)).toEqual({ status: 200, body: { state: 'succeeded' } });
    await pump(all);
    expect(all.backend.calls).toEqual(['addComment **Sluice: Done**', 'markComplete']);
    expect(all.comment()).toContain('Pull request: <https://github.com/acme/shop/pull/8>');
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });

  test('the same again → 200, and nothing changes', async () => {
    const all = world();
    await all.running();
    await reporting(all, done);
    const before = await all.head();
    expect(await reporting(all, done)).toMatchObject({ status: 200 });
    expect(await all.head()).toEqual(before);
  });

  test('the same again, where the first died before it told of the end → the ticket is shown', async () => {
    const all = world();
    await all.running();
    await reporting(all, done);
    all.shows.take();
    expect(await reporting(all, done)).toMatchObject({ status: 200 });
    await pump(all);
    expect(all.backend.calls).toContain('markComplete');
  });

  test('the same again long after → 200', async () => {
    const all = world();
    await all.running();
    await reporting(all, done);
    await minutes(all, 60);
    expect(await reporting(all, done)).toEqual({ status: 200, body: { state: 'succeeded' } });
  });

  test('another one → 409, the first stands', async () => {
    const all = world();
    await all.running();
    await reporting(all, done);
    expect(await reporting(all, { ...done, summary: 'Else.' })).toMatchObject({
      status: 409,
      body: { error: 'result_differs' },
    });
    expect(await all.results.get(KEY, 1, 1)).toEqual(done);
  });

  test.each([0, 2, 99])(
    'of attempt %i, which is not the current one → 409, nothing is kept',
    async (attempt) => {
      const all = world();
      const before = await all.running();
      expect(await reporting(all, done, attempt)).toMatchObject({ status: 409 });
      expect(await all.head()).toEqual(before);
      expect(await all.results.get(KEY, 1, attempt)).toBeUndefined();
    },
  );

  test('of an earlier task of the ticket → 409', async () => {
    const all = world();
    await all.running();
    const caller = await all.caller();
    await reporting(all, failed);
    await all.operate({ do: 'stop', id: KEY });
    await pump(all);
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    const before = await all.head();
    expect(before).toMatchObject({ epoch: 2, state: 'running' });
    expect(await report(caller, done, all.deps)).toMatchObject({ status: 409 });
    expect(await all.head()).toEqual(before);
  });

  test('the same again when the ticket has its next task → 200, and that one stays as it is', async () => {
    const all = world(projectOf({ limits: { retries: 0 } }));
    await all.running();
    const caller = await all.caller();
    await reporting(all, failed);
    await pump(all);
    await all.operate({ do: 'retry', id: KEY });
    await pump(all);
    const before = await all.head();
    expect(before).toMatchObject({ epoch: 2, state: 'running' });
    const answer = { status: 200, body: { state: 'failed' } };
    expect(await report(caller, structuredClone(failed), all.deps)).toEqual(answer);
    expect(await report(caller, done, all.deps)).toMatchObject({ status: 409 });
    expect(await all.head()).toEqual(before);
  });

  test('the same again while the next task is opened → 200, with the state of its own task', async () => {
    const all = world(projectOf({ limits: { retries: 0 } }));
    await all.running();
    const caller = await all.caller();
    await reporting(all, done);
    await pump(all);
    const meanwhile = async () => {
      await all.operate({ do: 'retry', id: KEY });
      return all.deps.config.read();
    };
    const slow = { ...all.deps, config: { ...all.deps.config, read: meanwhile } };
    const answer = { status: 200, body: { state: 'succeeded' } };
    expect(await report(caller, structuredClone(done), slow)).toEqual(answer);
    expect(await all.head()).toMatchObject({ epoch: 2 });
  });

  test('the same again when the next attempt runs → 200, and that one goes on', async () => {
    const all = world(projectOf({ limits: { retries: 1 } }));
    await all.running();
    const caller = await all.caller();
    await reporting(all, failed);
    await minutes(all, 5);
    const before = await all.head();
    expect(before).toMatchObject({ attempt: 2, state: 'running' });
    expect(await report(caller, structuredClone(failed), all.deps)).toEqual({
      status: 200,
      body: { state: 'running' },
    });
    expect(await all.head()).toEqual(before);
  });

  test('that failed → the next attempt, up to the limit', async () => {
    const all = world(projectOf({ limits: { retries: 2 } }));
    await all.running();
    for (const attempt of [1, 2]) {
      expect((await reporting(all, failed)).body).toEqual({ state: 'queued' });
      await minutes(all, 5);
      expect(await all.head()).toMatchObject({ state: 'running', attempt: attempt + 1 });
    }
    expect((await reporting(all, failed)).body).toEqual({ state: 'failed' });
    await minutes(all, 10);
    expect(all.agent.runs.size).toBe(3);
    expect(all.comment()).toContain('attempt 3');
    expect(all.backend.comments.size).toBe(1);
  });

  test('the next attempt waits for its back-off', async () => {
    const all = world();
    await all.running();
    await reporting(all, failed);
    all.pass(30_000);
    expect(await all.dispatch()).toBe('waiting');
    all.pass(30_000);
    expect(await all.dispatch()).toBe('started');
  });

  test('of a guard rail is never tried again, and has words of its own', async () => {
    const all = world(projectOf({ limits: { retries: 5 } }));
    await all.running();
    await reporting(all, { ...failed, exit_code: 2 });
    await minutes(all, 30);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'guard_rail' });
    expect(all.agent.runs.size).toBe(1);
    expect(all.comment()).toContain('A guard rail of the agent stopped the work.');
    expect(all.backend.calls).toContain('markFailed guard_rail');
  });

  test('that was rolled back is no success, whatever else it says', async () => {
    const all = world();
    await all.running();
    await reporting(all, { ...done, outcome: 'rolled_back' });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'rolled_back' });
    expect(all.backend.calls).not.toContain('markComplete');
    expect(all.comment()).toContain('Done and taken back');
  });

  test('without a heartbeat before is taken', async () => {
    const all = world();
    await all.start();
    await all.dispatch();
    expect((await reporting(all, done)).body).toEqual({ state: 'succeeded' });
  });

  test('whose slot is free: a queued task of another ticket would find it', async () => {
    const all = world(projectOf({ limits: { concurrency: 1 } }));
    await all.running();
    await reporting(all, failed);
    expect(await all.slots.take('shop', 'other', Number.MAX_SAFE_INTEGER, 1, all.clock.now)).toBe(
      true,
    );
  });
});

describe('a late result', () => {
  /** A run whose lease ran out, so that the next attempt is queued. */
  const lost = async (retries: number) => {
    const all = world(projectOf({ limits: { retries } }));
    await all.running();
    await heartbeat(await all.caller(), 0, all.deps);
    all.pass(11 * MINUTE);
    await all.sweep();
    return all;
  };

  test('of an expired lease is taken until the next attempt is claimed', async () => {
    const all = await lost(1);
    expect(await all.head()).toMatchObject({ state: 'queued', reason: 'retry_scheduled' });
    expect((await reporting(all, done)).body).toEqual({ state: 'succeeded' });
    await minutes(all, 10);
    expect(all.agent.runs.size).toBe(1);
    expect(all.comment()).toContain('Done');
  });

  test('of an expired lease is refused once the next attempt is claimed', async () => {
    const all = await lost(1);
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
    expect(await reporting(all, done, 1)).toMatchObject({ status: 409 });
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
  });

  test('of an expired lease that failed leaves the retry queued', async () => {
    const all = await lost(1);
    expect((await reporting(all, failed)).body).toEqual({ state: 'queued' });
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
  });

  test('after the last lease is recorded and shown: a finished pull request is never lost', async () => {
    const all = await lost(0);
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'lease_lost' });
    expect(await all.head()).not.toHaveProperty('archiveOwed');
    expect((await reporting(all, done)).body).toEqual({ state: 'failed' });
    await pump(all);
    expect(all.comment()).toContain(
      'This result came late, from an attempt that was already given up.',
    );
    expect(all.comment()).toContain('https://github.com/acme/shop/pull/8');
    expect((await all.heads.past(KEY))[0]).toMatchObject({ lateResult: true, resultAttempt: 1 });
  });

  /** A retry that is held, as the text changed meanwhile. */
  const heldRetry = async () => {
    const all = await lost(1);
    all.backend.ticket = ticketOf({ description: 'Changed.' });
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'held', attempt: 1 });
    return all;
  };

  test.each([done, failed])(
    'while its retry is held is recorded and shown: $summary',
    async (it) => {
      const all = await heldRetry();
      expect(await reporting(all, it)).toEqual({ status: 200, body: { state: 'held' } });
      expect(await reporting(all, it)).toMatchObject({ status: 200 });
      await pump(all);
      expect(await all.head()).toMatchObject({ state: 'held', lateResult: true, resultAttempt: 1 });
      expect(all.comment()).toContain(it.summary);
      expect(all.agent.runs.size).toBe(1);
    },
  );

  test('while its retry is held makes way for the result of the next attempt', async () => {
    const all = await heldRetry();
    await reporting(all, done);
    all.pass(1_000);
    const { digest } = await all.head();
    await all.operate({ do: 'approve', id: KEY, digest }, carl);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'running', attempt: 2, resultAttempt: 1 });
    await reporting(all, { ...done, summary: 'Mended better.' });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'succeeded', resultAttempt: 2 });
    expect(await all.head()).not.toHaveProperty('lateResult');
    expect(all.comment()).toContain('Mended better.');
  });

  test('after the deadline is recorded and shown', async () => {
    const all = world();
    await all.running();
    const beats = 2 * HOUR;
    for (let passed = 0; passed <= beats; passed += 4 * MINUTE) {
      all.pass(4 * MINUTE);
      await heartbeat(await all.caller(), 0, all.deps);
    }
    await minutes(all, 2);
    expect(await all.head()).toMatchObject({ state: 'timed_out', reason: 'deadline_passed' });
    expect(all.agent.stops).toHaveLength(1);
    await reporting(all, done);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'timed_out', lateResult: true });
    expect(all.comment()).toContain(
      'This result came late, from an attempt that was already given up.',
    );
  });

  test('of a stopped task is recorded and shown', async () => {
    const all = world();
    await all.running();
    await all.operate({ do: 'stop', id: KEY });
    await reporting(all, done);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', lateResult: true });
  });

  test('whose head could not be written is finished by its repetition', async () => {
    const all = await lost(1);
    const { write } = all.heads;
    let writes = 0;
    all.heads.write = (...asked) => {
      writes++;
      return writes === 2 ? Promise.reject(new Error('the process died')) : write(...asked);
    };
    await expect(reporting(all, done)).rejects.toThrow('the process died');
    all.heads.write = write;
    expect((await all.head()).dueAt).toBeGreaterThan(all.clock.now);
    expect((await reporting(all, done)).body).toEqual({ state: 'succeeded' });
  });
});
