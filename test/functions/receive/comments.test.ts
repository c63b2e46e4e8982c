import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { change } from '../../../shared/core/change.ts';
import { messagesAfter } from '../../../shared/core/inbox.ts';
import { config, project } from '../../support/receive/config.ts';
import type { Desk } from '../../support/receive/desk.ts';
import { desk } from '../../support/receive/desk.ts';
import { dispatcher, run } from '../../support/receive/dispatcher.ts';
import type { Issue } from '../../support/receive/issue.ts';
import { BLOCKED, FLAGGED, issue, JO, MARA } from '../../support/receive/issue.ts';
import { letter, sample } from '../../support/receive/letters.ts';

const MINUTE = 60_000;

/** Characters that no compression makes smaller, as many as a comment on GitHub may have. */
function noise(length: number): string {
  const numbers = new Uint16Array(new Uint8Array(randomBytes(length * 2)).buffer);
  return Array.from(numbers, (number) => String.fromCharCode(0x4e00 + (number % 20_900))).join('');
}

async function running(one: Issue = issue(), by = JO): Promise<Desk> {
  const at = desk();
  await at.post(one.labeled('sluice', { by }));
  await run(at);
  at.shows.take();
  return at;
}

async function inbox(at: Desk) {
  const head = await at.head();
  return head ? messagesAfter(head, 0, at.ledger) : [];
}

describe('a comment for a running task', () => {
  test('is a message, in three calls', async () => {
    const one = issue();
    const at = await running(one);
    const answer = await at.post(one.commented('@sluice keep the order', { at: MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'message_delivered' });
    expect(await inbox(at)).toEqual([{ cursor: 1, from: 'jo-otieno', text: 'keep the order' }]);
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'running' });
    expect(at.shows.waiting).toHaveLength(1);
  });

  test.each([{ mention: false }, { mention: true }])(
    'is counted in calls (mention: $mention)',
    async ({ mention }) => {
      const one = issue();
      const at = await running(one);
      at.given.config = config({ projects: [project('github', { mention })] });
      const answer = await at.post(one.commented('@sluice keep the order', { at: MINUTE }));
      expect(answer.body.reason).toBe('message_delivered');
      // Where a mention may start a task, the start is tried first.
      expect(answer.calls).toEqual([
        'ledger.record',
        ...(mention ? ['heads.write'] : []),
        'heads.write',
        'shows.send',
      ]);
    },
  );

  test('answers the question of its agent', async () => {
    const one = issue();
    const at = await running(one);
    const head = await at.head();
    if (!head) throw new Error('no task');
    await at.heads.write(
      head.key,
      change(head, at.given.now, { to: 'needs_info', set: { question: 'Which order?' } }),
    );
    await at.post(one.commented('@sluice the old one', { at: MINUTE }));
    expect(await at.head()).toMatchObject({ state: 'running' });
    expect(await at.head()).not.toHaveProperty('question');
    expect(await inbox(at)).toMatchObject([{ text: 'the old one' }]);
  });

  test('that waits is kept for its start', async () => {
    const one = issue();
    const at = desk();
    await at.post(one.labeled('sluice'));
    await at.post(one.commented('@sluice keep the order', { at: MINUTE }));
    expect(await at.head()).toMatchObject({ state: 'queued', epoch: 1 });
    expect(await inbox(at)).toHaveLength(1);
  });

  test('comes through two hooks and is one message', async () => {
    const one = issue();
    const at = await running(one);
    await at.post(one.commented('@sluice keep the order', { at: MINUTE, id: 7 }));
    const again = await at.post(
      one.commented('@sluice keep the order', { at: MINUTE, id: 7, hook: 'app' }),
    );
    expect(again.body).toMatchObject({ outcome: 'duplicate' });
    expect(await inbox(at)).toHaveLength(1);
  });

  test('from before its trigger is not for it', async () => {
    const one = issue();
    const at = await running(one);
    const answer = await at.post(one.commented('@sluice keep the order', { at: -MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'nothing_to_steer' });
  });

  test.each([
    { given: 'a flagged text', text: FLAGGED },
    { given: 'a blocked text', text: BLOCKED },
  ])('with $given is not handed over', async ({ text }) => {
    const one = issue();
    const at = await running(one);
    const answer = await at.post(one.commented(`@sluice ${text}`, { at: MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'message_flagged' });
    expect(await inbox(at)).toEqual([]);
    expect(await at.ledger.entry('github', answer.body.delivery)).toMatchObject({
      outcome: 'rejected',
      reason: 'message_flagged',
    });
  });

  test.each([
    { given: 'for the first time', before: 'keep the order', reason: 'message_flagged' },
    { given: 'again', before: '@sluice keep the order', reason: 'mention_not_new' },
  ])(
    'that is edited into a flagged text and mentions us $given is not handed over',
    async (row) => {
      const one = issue();
      const at = await running(one);
      const answer = await at.post(one.edited(`@sluice ${FLAGGED}`, row.before, { at: MINUTE }));
      expect(answer.body.reason).toBe(row.reason);
      expect(await inbox(at)).toEqual([]);
    },
  );

  test('by somebody whose name gives orders is not handed over', async () => {
    const at = desk();
    await at.post(letter('linear', sample('linear/AgentSessionEvent.created')));
    const prompted = sample('linear/AgentSessionEvent.prompted');
    const { user } = prompted.agentActivity;
    const named = {
      ...prompted,
      agentActivity: { ...prompted.agentActivity, user: { ...user, name: BLOCKED } },
    };
    const answer = await at.post(letter('linear', named));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'message_flagged' });
  });

  test('that is too large to be kept is not promised to the agent', async () => {
    const one = issue();
    const at = await running(one);
    one.body = noise(130_000);
    const answer = await at.post(one.commented(`@sluice ${noise(130_000)}`, { at: MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'message_too_large' });
    expect((await at.head())?.inbox).toBeUndefined();
  });

  test('by a stranger changes nothing, and nothing is written on the ticket', async () => {
    const one = issue();
    const at = await running(one);
    const before = await at.head();
    const answer = await at.post(
      one.commented('@sluice delete it all', { at: MINUTE, as: 'NONE', by: MARA }),
    );
    expect(answer.body).toMatchObject({ outcome: 'ignored', reason: 'stranger' });
    expect(answer.calls).toEqual(['ledger.record']);
    expect(await at.head()).toEqual(before);
    expect(at.shows.waiting).toEqual([]);
  });

  test.each([
    { by: 'somebody of unknown right', who: MARA, reason: 'not_permitted_to_steer' },
    { by: 'the starter', who: JO, reason: 'message_delivered' },
  ])('by $by → $reason', async ({ who, reason }) => {
    const one = issue();
    const at = await running(one, JO);
    const answer = await at.post(
      one.commented('@sluice keep the order', { at: MINUTE, as: 'CONTRIBUTOR', by: who }),
    );
    expect(answer.body.reason).toBe(reason);
    expect(at.shows.waiting).toHaveLength(who === JO ? 1 : 0);
  });

  test('is refused by an inbox of twenty unread ones', async () => {
    const one = issue();
    const at = await running(one);
    const reasons: string[] = [];
    for (let n = 1; n <= 21; n++) {
      const answer = await at.post(one.commented(`@sluice number ${n}`, { at: n * MINUTE }));
      reasons.push(`${answer.status} ${answer.body.reason}`);
    }
    expect(reasons.slice(0, 20)).toEqual(Array(20).fill('200 message_delivered'));
    expect(reasons[20]).toBe('200 inbox_full');
    expect((await inbox(at)).map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `number ${n + 1}`),
    );
  });

  test('finds room where the head is full of old keys, at once', async () => {
    const one = issue();
    const at = await running(one);
    for (let n = 1; n <= 45; n++) {
      const answer = await at.post(one.commented(`@sluice number ${n}`, { at: n * MINUTE }));
      expect(`${answer.status} ${answer.body.reason}`).toBe('200 message_delivered');
      const head = await at.head();
      expect(head?.keys?.length).toBeLessThanOrEqual(20);
      // The agent reads them all.
      if (head)
        await at.heads.write(head.key, {
          when: [],
          set: { inbox: [] },
          add: { inboxStart: head.inbox?.length ?? 0 },
        });
    }
  });
});

describe('a comment where nothing runs', () => {
  test('by a stranger changes nothing', async () => {
    const at = desk();
    const answer = await at.post(
      issue().commented('@sluice delete it all', { as: 'FIRST_TIME_CONTRIBUTOR' }),
    );
    expect(answer.body.reason).toBe('stranger');
    expect(await at.head()).toBeUndefined();
    expect([...at.tasks.waiting, ...at.shows.waiting]).toEqual([]);
  });

  test('of Linear’s session that waits for nobody', async () => {
    const at = desk();
    const answer = await at.post(letter('linear', sample('linear/AgentSessionEvent.prompted')));
    expect(answer.body.outcome).toBe('rejected');
  });
});

describe('a session on Linear', () => {
  test('is started, prompted and stopped', async () => {
    const at = desk();
    await at.post(letter('linear', sample('linear/AgentSessionEvent.created')));
    await run(at);
    const prompted = sample('linear/AgentSessionEvent.prompted');
    const stop = sample('linear/AgentSessionEvent.prompted-stop');
    expect((await at.post(letter('linear', prompted))).body.reason).toBe('message_delivered');
    expect(await inbox(at)).toMatchObject([{ text: 'Round half up, please.' }]);
    expect((await at.post(letter('linear', stop))).body.reason).toBe('stopped');
    expect(await at.head()).toMatchObject({ state: 'cancelled', reason: 'stopped_by_person' });
  });
});

describe('a held task', () => {
  async function held(risk = 'medium'): Promise<{ at: Desk; one: Issue }> {
    const at = desk();
    const one = Object.assign(issue(risk === 'high' ? ['p1'] : []), { body: FLAGGED });
    await at.post(one.labeled('sluice', { by: JO }));
    expect(await at.head()).toMatchObject({ state: 'held', risk });
    at.given.now += MINUTE;
    return { at, one };
  }

  test('is approved, in three calls, and runs', async () => {
    const { at, one } = await held();
    const answer = await at.post(one.commented('/sluice approve', { at: 2 * MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'approved' });
    expect(answer.calls).toEqual(['ledger.record', 'heads.write', 'tasks.send']);
    expect(await at.head()).toMatchObject({ state: 'queued', approver: { id: String(JO.id) } });
    const after = dispatcher(at, one);
    await after.drain();
    expect(after.started.size).toBe(1);
  });

  test('is rejected, in three calls', async () => {
    const { at, one } = await held();
    const answer = await at.post(one.commented('/sluice reject', { at: 2 * MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'turned_down' });
    expect(answer.calls).toEqual(['ledger.record', 'heads.write', 'shows.send']);
    expect(await at.head()).toMatchObject({ state: 'rejected', reason: 'rejected_by_person' });
  });

  test('of high risk is not approved by its starter, but by a colleague', async () => {
    const { at, one } = await held('high');
    const own = await at.post(one.commented('/sluice approve', { at: 2 * MINUTE, by: JO }));
    expect(own.body).toMatchObject({ outcome: 'rejected', reason: 'approval_barred' });
    expect(await at.head()).toMatchObject({ state: 'held' });
    const other = await at.post(one.commented('/sluice approve', { at: 3 * MINUTE, by: MARA }));
    expect(other.body.reason).toBe('approved');
  });

  test('of high risk is rejected by its starter', async () => {
    const { at, one } = await held('high');
    const own = await at.post(one.commented('/sluice reject', { at: 2 * MINUTE, by: JO }));
    expect(own.body.reason).toBe('turned_down');
  });

  test.each([
    {
      given: 'from before it was held',
      doing: { at: -MINUTE },
      outcome: 'rejected',
      reason: 'approval_outdated',
    },
    {
      given: 'of a stranger',
      doing: { at: 2 * MINUTE, as: 'NONE' },
      outcome: 'ignored',
      reason: 'stranger',
    },
  ])('does not take an approval $given', async ({ doing, outcome, reason }) => {
    const { at, one } = await held();
    const answer = await at.post(one.commented('/sluice approve', doing));
    expect(answer.body).toMatchObject({ outcome, reason });
    expect(await at.head()).toMatchObject({ state: 'held' });
  });

  test('takes an approval once, through two hooks', async () => {
    const { at, one } = await held();
    const doing = { at: 2 * MINUTE, id: 9 };
    await at.post(one.commented('/sluice approve', doing));
    const again = await at.post(one.commented('/sluice approve', { ...doing, hook: 'app' }));
    expect(again.body).toMatchObject({ outcome: 'duplicate', reason: 'repeated_comment' });
    expect((await at.head())?.history?.filter(({ reason }) => reason === 'approved')).toHaveLength(
      1,
    );
  });

  test('is no place for messages', async () => {
    const { at, one } = await held();
    const answer = await at.post(one.commented('@sluice go on', { at: 2 * MINUTE }));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'nothing_to_steer' });
  });

  test('whose text was too large to be kept is not approved', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    const head = await at.head();
    if (!head) throw new Error('no task');
    await at.heads.write(
      head.key,
      change(head, at.given.now, {
        to: 'held',
        reason: 'too_large',
        set: { heldAt: 0 },
        remove: ['content'],
      }),
    );
    const answer = await at.post(one.commented('/sluice approve', { at: MINUTE }));
    expect(answer.body.reason).toBe('too_large');
    expect(await at.head()).toMatchObject({ state: 'held' });
  });

  test('nothing held → nothing to steer', async () => {
    const at = desk();
    const answer = await at.post(issue().commented('/sluice approve'));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'nothing_to_steer' });
  });
});
