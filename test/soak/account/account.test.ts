import { describe, expect, test } from '@jest/globals';
import type { Head } from '../../../shared/core/head.ts';
import { planned } from '../plan/plan.ts';
import type { Receipt } from '../world/receipt.ts';
import type { Report, Run } from '../world/run.ts';
import { judged } from './account.ts';
import type { SeenTicket } from './seen-ticket.ts';

const TASK = 'github:acme:7:1';

const receipt = (reason: string, status = 200): Receipt => ({
  status,
  outcome: 'accepted',
  reason,
  delivery: 'sha256:1',
  at: 1_000,
  lost: false,
});

const letter = (receipts: readonly Receipt[]) => ({
  ticket: 0,
  connection: 'github-0',
  what: 'issues.labeled sluice',
  headers: () => ({}),
  body: '{}',
  receipts: [...receipts],
});

const report = (more: Partial<Report> = {}): Report => ({
  route: 'result',
  sentAt: 2_000,
  status: 200,
  state: 'succeeded',
  stop: false,
  success: true,
  summary: `Result ${TASK} 1`,
  ...more,
});

const run = (more: Partial<Run> = {}): Run => ({
  task: TASK,
  attempt: 1,
  behaviour: 'succeed',
  starts: 1,
  startedAt: 1_500,
  stopped: false,
  messages: [],
  reports: [report()],
  ...more,
});

const head = (more: Partial<Head> = {}): Head => ({
  key: 'github:acme:7',
  version: 9,
  epoch: 1,
  state: 'succeeded',
  reason: 'succeeded',
  attempt: 1,
  showWant: 3,
  showShown: 3,
  history: [
    { at: 1, to: 'queued', reason: 'started' },
    { at: 2, to: 'running', reason: 'started' },
    { at: 3, to: 'succeeded', reason: 'succeeded' },
  ],
  ...more,
});

/** A labelled ticket that went well. */
function well(more: Partial<SeenTicket['ticket']> = {}): SeenTicket {
  const ticket = planned(1, 0, ['github']);
  return {
    ticket: {
      ...ticket,
      least: 1,
      most: 1,
      ends: new Set(),
      letters: [letter([receipt('started')])],
      runs: [run()],
      ...more,
    },
    tasks: [head()],
    comments: [`**Sluice: Done**\n\nResult ${TASK} 1\n\n<!-- sluice:${TASK} -->`],
    sticky: true,
    labels: [],
    heard: [],
  };
}

test('nothing is to be said of what went well', () => {
  expect(judged(well())).toEqual([]);
});

describe('each of these is seen', () => {
  const late = { state: 'failed', reason: 'lease_lost' } as const;
  test.each<{ what: string; kind: string; says: RegExp; seen: SeenTicket }>([
    {
      what: 'a trigger that came to nothing',
      kind: 'lost',
      says: /0 tasks, where there should be 1/,
      seen: { ...well({ runs: [] }), tasks: [], comments: [] },
    },
    {
      what: 'a result that no comment shows',
      kind: 'lost',
      says: /no comment shows: Result/,
      seen: { ...well(), comments: ['**Sluice: Working on it**'] },
    },
    {
      what: 'a comment that was never made',
      kind: 'lost',
      says: /no comment shows: Result/,
      seen: { ...well(), comments: [] },
    },
    {
      what: 'a show that is still owed',
      kind: 'lost',
      says: /still owes: showing/,
      seen: { ...well(), tasks: [head({ showShown: 2 })] },
    },
    {
      what: 'a task that stands still',
      kind: 'lost',
      says: /is queued when all is still/,
      seen: { ...well(), tasks: [head({ state: 'queued' })] },
    },
    {
      what: 'a stop that stopped nothing',
      kind: 'lost',
      says: /nothing is cancelled/,
      seen: well({ letters: [letter([receipt('started'), receipt('stopped')])] }),
    },
    {
      what: 'a message that the agent was not given',
      kind: 'lost',
      says: /never handed to the agent: Mind the tests/,
      seen: well({
        said: ['Mind the tests'],
        letters: [letter([receipt('started'), receipt('message_delivered')])],
        runs: [run({ reports: [report({ route: 'heartbeat', sentAt: 9_000 }), report()] })],
      }),
    },
    {
      what: 'a label that should be gone',
      kind: 'lost',
      says: /succeeded, and sluice-in-progress is on/,
      seen: { ...well(), labels: ['sluice-in-progress'] },
    },
    {
      what: 'two tasks for one trigger',
      kind: 'doubled',
      says: /2 tasks, where there may be 1/,
      seen: { ...well(), tasks: [head(), head({ epoch: 2 })] },
    },
    {
      what: 'a task that was opened over another',
      kind: 'lost',
      says: /of 2 tasks 1 are kept/,
      seen: { ...well(), tasks: [head({ epoch: 2 })] },
    },
    {
      what: 'two starts for one attempt',
      kind: 'doubled',
      says: /has 1 attempts, and agents began 2/,
      seen: well({ runs: [run(), run()] }),
    },
    {
      what: 'a start of no task',
      kind: 'doubled',
      says: /an agent began github:acme:7:9, which there is not/,
      seen: well({ runs: [run(), run({ task: 'github:acme:7:9', reports: [] })] }),
    },
    {
      what: 'two attempts that both ended it',
      kind: 'doubled',
      says: /2 attempts of task 1 ended it/,
      seen: {
        ...well({ runs: [run(), run({ attempt: 2 })] }),
        tasks: [head({ attempt: 2 })],
      },
    },
    {
      what: 'two comments for one task',
      kind: 'doubled',
      says: /2 comments for 1 tasks/,
      seen: { ...well(), comments: [...well().comments, ...well().comments] },
    },
    {
      what: 'a refusal of a signed delivery',
      kind: 'unexplained',
      says: /was refused: 401 signature_mismatch/,
      seen: well({ letters: [letter([receipt('started'), receipt('signature_mismatch', 401)])] }),
    },
    {
      what: 'an end that nothing in the world explains',
      kind: 'unexplained',
      says: /is failed for lease_lost, and nothing was so/,
      seen: {
        ...well({ runs: [run({ reports: [] })] }),
        tasks: [head({ ...late, history: [{ at: 1, to: 'failed', reason: 'lease_lost' }] })],
        labels: ['sluice-failed'],
      },
    },
    {
      what: 'a state that no step leads to',
      kind: 'unexplained',
      says: /the last step was running/,
      seen: {
        ...well(),
        tasks: [head({ history: [{ at: 2, to: 'running', reason: 'started' }] })],
      },
    },
    {
      what: 'a way that the lifecycle does not have',
      kind: 'unexplained',
      says: /no way leads from failed to succeeded/,
      seen: {
        ...well(),
        tasks: [
          head({
            history: [
              { at: 2, to: 'failed', reason: 'agent_failed' },
              { at: 3, to: 'succeeded', reason: 'succeeded' },
            ],
          }),
        ],
      },
    },
  ])('$what is $kind', ({ kind, says, seen }) => {
    const findings = judged(seen);
    expect(findings.map((finding) => `${finding.kind}: ${finding.what}`).join('\n')).toMatch(says);
    expect(findings.some((finding) => finding.kind === kind && says.test(finding.what))).toBe(true);
  });
});
