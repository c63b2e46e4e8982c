import { describe, expect, test } from '@jest/globals';
import {
  config,
  connection,
  LINEAR_WORKSPACE,
  project,
  SENDERS,
} from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import { dispatcher, move, run, settleDebts } from '../../support/receive/dispatcher.ts';
import { BLOCKED, FLAGGED, issue } from '../../support/receive/issue.ts';
import { letter, NOW, STARTS, sample } from '../../support/receive/letters.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;

describe('a delivery that comes twice', () => {
  test.each(SENDERS.map((from) => ({ from })))('from $from → duplicate', async ({ from }) => {
    const at = desk();
    const sent = letter(from, sample(STARTS[from]));
    const first = await at.post(sent);
    const second = await at.post(sent);
    expect(second.body).toMatchObject({
      outcome: 'duplicate',
      reason: 'duplicate_delivery',
      taskId: first.body.taskId,
    });
    expect(await at.head()).toMatchObject({ epoch: 1 });
    expect(await at.ledger.entry(from, first.body.delivery)).toMatchObject({ outcome: 'accepted' });
  });

  test.each([
    { given: 'held', body: FLAGGED },
    { given: 'rejected', body: BLOCKED },
  ])('and was $given → duplicate, for good', async ({ body, given }) => {
    const at = desk();
    const sent = Object.assign(issue(), { body }).labeled('sluice');
    await at.post(sent);
    at.given.now += 30 * DAY;
    expect((await at.post(sent)).body.outcome).toBe('duplicate');
    expect(await at.head()).toMatchObject({ epoch: 1, state: given });
  });

  test('after the task ended → duplicate, nothing runs again', async () => {
    const at = desk();
    const one = issue();
    const sent = one.labeled('sluice');
    await at.post(sent);
    await run(at);
    await move(at, 'succeeded');
    await settleDebts(at);
    at.given.now += 6 * 3_600_000;
    expect((await at.post(sent)).body).toMatchObject({
      outcome: 'duplicate',
      reason: 'duplicate_delivery',
    });
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'succeeded' });
  });

  test('after the next task ended too → duplicate', async () => {
    const at = desk();
    const one = issue();
    const first = one.labeled('sluice');
    const second = one.labeled('sluice', { at: 10 * MINUTE });
    for (const sent of [first, second]) {
      await at.post(sent);
      await run(at);
      await move(at, 'failed');
      await settleDebts(at);
      at.given.now += 10 * MINUTE;
    }
    for (const sent of [first, second]) {
      expect((await at.post(sent)).body.outcome).toBe('duplicate');
    }
    expect(await at.head()).toMatchObject({ epoch: 2 });
  });

  test.each(SENDERS.map((from) => ({ from })))(
    'refused, then right, from $from',
    async ({ from }) => {
      const at = desk();
      const sent = letter(from, sample(STARTS[from]), { id: 'msg-again' });
      const wrong = letter(from, sample(STARTS[from]), {
        id: 'msg-again',
        secret: from === 'standard' ? `whsec_${btoa('another secret of 24 byte')}` : 'x',
      });
      expect((await at.post(wrong)).status).toBe(401);
      expect((await at.post(sent)).body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    },
  );
});

describe('a delivery that was nothing to us', () => {
  const strict = () =>
    config({ projects: [project('github', { labels: ['other'], mention: false })] });

  test.each([
    { after: 'an hour', ms: 3_600_000, reason: 'started', state: 'queued' },
    { after: 'seven days less a minute', ms: 7 * DAY - MINUTE, reason: 'started', state: 'queued' },
    { after: 'seven days and a minute', ms: 7 * DAY + MINUTE, reason: 'expired', state: undefined },
  ])(
    'again after $after, when the configuration was mended → $reason',
    async ({ ms, reason, state }) => {
      const at = desk(strict());
      const one = issue();
      const sent = one.labeled('sluice');
      expect((await at.post(sent)).body.reason).toBe('not_a_trigger');
      at.given.config = config();
      at.given.now += ms;
      const answer = await at.post(sent);
      expect(answer.body).toMatchObject({ reason });
      expect((await at.head())?.state).toBe(state);
      const entry = await at.ledger.entry('github', answer.body.delivery);
      expect(entry?.reason).toBe(state ? reason : 'not_a_trigger');
      if (state) {
        expect(answer.calls).toEqual(['ledger.record', 'heads.write', 'tasks.send']);
        const after = dispatcher(at, one);
        await after.drain();
        expect(after.started.size).toBe(1);
      }
    },
  );

  test('a comment that could not be kept any more is not handed over', async () => {
    const at = desk(
      config({ projects: [project('github', { mention: false, excludeLabels: ['quiet'] })] }),
    );
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    one.labels.add('quiet');
    const sent = one.commented('@sluice be quick', { at: MINUTE });
    expect((await at.post(sent)).body.outcome).toBe('ignored');
    at.given.config = config({ projects: [project('github', { mention: false })] });
    at.given.now += 8 * DAY;
    expect((await at.post(sent)).body).toMatchObject({ outcome: 'duplicate', reason: 'expired' });
    expect((await at.head())?.inbox).toBeUndefined();
  });

  test('again, while it still is nothing → its one record stays one', async () => {
    const at = desk(strict());
    const sent = issue().labeled('sluice');
    await at.post(sent);
    const again = await at.post(sent);
    expect(again.body).toMatchObject({ outcome: 'ignored', reason: 'not_a_trigger' });
    expect(again.calls).toEqual(['ledger.record']);
  });
});

describe('a delivery that was refused for what the configuration said is judged anew when that is mended', () => {
  test('a repository that is allowed now', async () => {
    const foreign = connection('github', { accounts: ['somebody-else'] });
    const at = desk(config({ connections: [foreign] }));
    const one = issue();
    const sent = one.labeled('sluice');
    expect((await at.post(sent)).body.reason).toBe('account_not_allowed');
    at.given.config = config();
    expect((await at.post(sent)).body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    const after = dispatcher(at, one);
    await after.drain();
    expect(after.started.size).toBe(1);
  });

  test('a workspace that is allowed now', async () => {
    const at = desk(config({ connections: [connection('linear', { accounts: [] })] }));
    const sent = letter('linear', sample('linear/Issue.update'));
    expect((await at.post(sent)).body.reason).toBe('account_not_allowed');
    at.given.config = config({
      connections: [connection('linear', { accounts: [LINEAR_WORKSPACE] })],
    });
    const { delivery } = (await at.post(sent)).body;
    expect(await at.ledger.content('linear', delivery)).toBeDefined();
  });

  test('a mapping that finds the title now', async () => {
    const at = desk();
    const sent = letter('standard', { summary: 'Fix it' }, { id: 'msg-1' });
    expect((await at.post(sent)).body).toMatchObject({ reason: 'field_missing', field: 'title' });
    const mapped = connection('standard', { mapping: { summary: 'title' } });
    at.given.config = config({ connections: [mapped] });
    const again = await at.post(sent);
    expect(again.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(await at.ledger.content('standard', again.body.delivery)).toMatchObject({
      text: 'Fix it',
    });
  });
});

describe('an ended ticket that is labelled again', () => {
  test('and was put away → the next task, in three calls', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await move(at, 'succeeded');
    await settleDebts(at);
    at.given.now += 10 * MINUTE;
    const again = await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(again.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(again.calls).toEqual(['ledger.record', 'heads.write', 'tasks.send']);
    const head = await at.head();
    expect(head).toMatchObject({ epoch: 2, state: 'queued' });
    expect(head).not.toHaveProperty('endedAt');
    expect(head).not.toHaveProperty('ttl');
    expect(head).not.toHaveProperty('reference');
  });

  test('and still owes something → the next task takes it over, in four calls', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await move(at, 'failed', { reason: 'agent_failed' });
    at.given.now += 10 * MINUTE;
    const again = await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(again.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(again.calls).toEqual(['ledger.record', 'heads.write', 'heads.write', 'tasks.send']);
    const head = await at.head();
    expect(head).toMatchObject({ epoch: 2, state: 'queued' });
    expect(head?.archiveOwed).toBeUndefined();
    expect(head?.past).toMatchObject({ epoch: 1, state: 'failed', archiveOwed: true });
  });

  test('and whose run is still to be stopped → the run is remembered', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await at.post(one.commented('/sluice stop', { at: MINUTE }));
    await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(await at.head()).toMatchObject({
      epoch: 2,
      stopOwed: true,
      stopRun: { agent: 'tester', reference: 'run-1' },
    });
  });

  test('and that a mention had started → a label starts the next', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.commented('@sluice fix it'));
    await move(at, 'timed_out');
    const labeled = await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(labeled.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
  });

  test('with a text that is blocked now → rejected, and owed to be put away', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await move(at, 'failed');
    one.body = BLOCKED;
    const again = await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(again.body).toMatchObject({ outcome: 'rejected', reason: 'scan_blocked' });
    expect(await at.head()).toMatchObject({ epoch: 2, state: 'rejected', archiveOwed: true });
  });

  test('with the text that was blocked, some minutes later → told again', async () => {
    const at = desk();
    const one = Object.assign(issue(), { body: BLOCKED });
    await at.post(one.labeled('sluice'));
    await settleDebts(at);
    at.given.now += 10 * MINUTE;
    await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(await at.head()).toMatchObject({ epoch: 2, state: 'rejected' });
  });

  test('while somebody else writes → the next task all the same', async () => {
    const at = desk();
    const one = issue();
    await at.post(one.labeled('sluice'));
    await run(at);
    await move(at, 'failed');
    const { tryWrite } = at.heads;
    let raced = false;
    at.heads.tryWrite = async (key, write) => {
      const result = await tryWrite(key, write);
      if (!raced) await settleDebts(at);
      raced = true;
      return result;
    };
    const again = await at.post(one.labeled('sluice', { at: 10 * MINUTE }));
    expect(raced).toBe(true);
    expect(again.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(await at.head()).toMatchObject({ epoch: 2, state: 'queued' });
  });
});

describe('a sender without ids', () => {
  test('sends the same body again → duplicate; with another `sent_at` → the next task', async () => {
    const at = desk();
    const of = (moment: number) =>
      letter('hmac', { id: 'build-9', title: 'Fix it', sent_at: new Date(moment).toISOString() });
    await at.post(of(NOW));
    expect((await at.post(of(NOW))).body.reason).toBe('duplicate_delivery');
    await run(at);
    await move(at, 'succeeded');
    await settleDebts(at);
    expect((await at.post(of(NOW))).body.outcome).toBe('duplicate');
    const next = await at.post(of(NOW + MINUTE));
    expect(next.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(await at.head()).toMatchObject({ epoch: 2 });
  });

  test('two tickets never become one', async () => {
    const at = desk();
    const first = await at.post(letter('hmac', { title: 'Fix it' }));
    const second = await at.post(letter('hmac', { title: 'Fix it as well' }));
    expect(second.body.taskId).not.toBe(first.body.taskId);
  });
});
