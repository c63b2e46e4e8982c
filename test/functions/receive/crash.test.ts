import { describe, expect, test } from '@jest/globals';
import { TERMINAL } from '../../../shared/core/lifecycle.ts';
import { SENDERS } from '../../support/receive/config.ts';
import type { Desk } from '../../support/receive/desk.ts';
import { desk } from '../../support/receive/desk.ts';
import { move, run } from '../../support/receive/dispatcher.ts';
import { BLOCKED, FLAGGED, issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { letter, STARTS, sample } from '../../support/receive/letters.ts';

const MINUTE = 60_000;

/** What a delivery does to a ticket: how it is before, and what must be true when all is done. */
interface Case {
  readonly what: string;
  readonly prepare?: (at: Desk) => Promise<void>;
  readonly sent: () => Letter;
  readonly after: Readonly<Record<string, unknown>>;
}

async function started(at: Desk): Promise<void> {
  await at.post(issue().labeled('sluice'));
  at.tasks.take();
}

async function running(at: Desk): Promise<void> {
  await started(at);
  await run(at);
}

async function ended(at: Desk): Promise<void> {
  await running(at);
  await move(at, 'failed');
}

async function held(at: Desk): Promise<void> {
  await at.post(Object.assign(issue(), { body: FLAGGED }).labeled('sluice'));
  at.shows.take();
}

const CASES: readonly Case[] = [
  ...SENDERS.map((from) => {
    const sent = letter(from, sample(STARTS[from]), { id: `msg-crash-${from}` });
    return { what: `a start by ${from}`, sent: () => sent, after: { epoch: 1, state: 'queued' } };
  }),
  {
    what: 'a start by a mention',
    sent: () => issue().commented('@sluice fix it', { id: 1 }),
    after: { epoch: 1, state: 'queued' },
  },
  {
    what: 'a held start',
    sent: () => Object.assign(issue(), { body: FLAGGED }).labeled('sluice'),
    after: { epoch: 1, state: 'held' },
  },
  {
    what: 'a blocked start',
    sent: () => Object.assign(issue(), { body: BLOCKED }).labeled('sluice'),
    after: { epoch: 1, state: 'rejected' },
  },
  {
    what: 'the next start, over debts',
    prepare: ended,
    sent: () => issue().labeled('sluice', { at: 10 * MINUTE }),
    after: { epoch: 2, state: 'queued' },
  },
  {
    what: 'a stop',
    prepare: running,
    sent: () => issue().commented('/sluice stop', { at: MINUTE, id: 1 }),
    after: { epoch: 1, state: 'cancelled', stopOwed: true },
  },
  {
    what: 'a stop of nothing',
    sent: () => issue().unlabeled('sluice', { at: MINUTE }),
    after: { epoch: 0 },
  },
  {
    what: 'an approval',
    prepare: held,
    sent: () => issue().commented('/sluice approve', { at: 5 * MINUTE, id: 1 }),
    after: { epoch: 1, state: 'queued', enqueueOwed: true },
  },
  {
    what: 'a rejection',
    prepare: held,
    sent: () => issue().commented('/sluice reject', { at: 5 * MINUTE, id: 1 }),
    after: { epoch: 1, state: 'rejected' },
  },
  {
    what: 'a message',
    prepare: running,
    sent: () => issue().commented('@sluice quick', { at: MINUTE, id: 1 }),
    after: { epoch: 1, state: 'running' },
  },
];

/** More calls than any delivery makes. */
const POINTS = Array.from({ length: 8 }, (_, n) => n + 1).flatMap((call) =>
  (['before', 'after'] as const).map((when) => ({ call, when })),
);

describe.each(CASES)('$what that dies', ({ prepare, sent, after }) => {
  test.each(POINTS)('$when call $call is finished by its repetition', async ({ call, when }) => {
    const at = desk();
    await prepare?.(at);
    const given = sent();
    at.crash(call, when);
    const first = await at.post(given);
    const died = first.status === 503;
    if (died) expect(first.body).toEqual({ outcome: 'refused', reason: 'unavailable' });
    else expect(first.calls.length).toBeLessThan(call);
    at.crash(0, 'before');

    const repeated = await at.post(given);
    expect(repeated.status).toBe(200);
    const head = await at.head();
    expect(head).toMatchObject(after);

    // One task, one message at least: in the queue, or owed and so due.
    const queues = [...at.tasks.waiting, ...at.shows.waiting];
    const due = head?.dueAt !== undefined && head.dueAt <= at.given.now + MINUTE;
    if (head?.state !== undefined) expect(queues.length > 0 || due).toBe(true);
    if (head?.state === 'queued') {
      expect(at.tasks.waiting.length > 0 || due).toBe(true);
      expect(
        await at.ledger.content(head.content?.connection ?? '', head.content?.key ?? ''),
      ).toBeDefined();
    }
    if (head?.inbox) expect(head.inbox).toHaveLength(1);
    if (head?.state && TERMINAL.includes(head.state)) expect(head.archiveOwed).toBe(true);
    if (head?.epoch === 2) expect(head.past?.epoch).toBe(1);
  });

  test('before call 2 is not forgotten: the head, not the record, decides', async () => {
    const at = desk();
    await prepare?.(at);
    const given = sent();
    at.crash(2, 'before');
    await at.post(given);
    at.crash(0, 'before');
    expect((await at.post(given)).body.outcome).not.toBe('refused');
    expect(await at.head()).toMatchObject(after);
  });
});

test('no 2xx before all three calls were made', async () => {
  for (const call of [1, 2, 3]) {
    const at = desk();
    at.crash(call, 'before');
    expect((await at.post(issue().labeled('sluice'))).status).toBe(503);
  }
});
