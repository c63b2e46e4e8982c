import { expect, test } from '@jest/globals';
import { notice } from '../../../shared/agents/notice.ts';
import { attemptOf } from './attempt.ts';

/** Of an execution's input, the smaller of the two. */
const STEP_FUNCTIONS_BYTES = 262_144;

test('says what to choose by, and where the rest is', () => {
  const attempt = attemptOf();
  const { task, callback, ...rest } = JSON.parse(notice(attempt, { token: attempt.token }));
  expect(rest).toEqual({
    idempotencyKey: attempt.idempotencyKey,
    run: expect.stringMatching(/^sluice-/),
    deadlineSeconds: 60,
  });
  expect(callback).toEqual({ url: attempt.url, token: attempt.token });
  expect(task).toEqual({
    version: 1,
    id: attempt.task.id,
    attempt: 2,
    repo: 'acme/shop',
    riskTier: 'medium',
    agent: 'shell',
    project: 'shop',
    priority: null,
    ticketType: 'issue',
    labels: ['sluice'],
    ticket: attempt.task.ticket,
  });
});

test('every key is there whatever the task lacks, as paths into it must not fail', () => {
  const { repo: _, ...task } = attemptOf().task;
  const { task: told } = JSON.parse(notice(attemptOf({ task }), { token: 't' }));
  expect(told).toMatchObject({ repo: null, priority: null });
});

test('fits where it goes, whatever a ticket holds', () => {
  const { task } = attemptOf();
  const large = {
    ...task,
    goal: '漢'.repeat(100_000),
    labels: Array.from({ length: 500 }, (_, at) => `${at}${'漢'.repeat(250)}`),
    ticket: { ...task.ticket, title: '🐛'.repeat(2_000) },
  };
  const text = notice(attemptOf({ task: large }), { token: 't' });
  expect(Buffer.byteLength(text)).toBeLessThan(STEP_FUNCTIONS_BYTES);
  expect(text).not.toContain('漢'.repeat(300));
  expect(JSON.parse(text).task.ticket.title.isWellFormed()).toBe(true);
});
