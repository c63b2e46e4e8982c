import { describe, expect, test } from '@jest/globals';
import { config, connection, project } from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import { dispatcher, move, run, settleDebts } from '../../support/receive/dispatcher.ts';
import { BLOCKED, FLAGGED, issue } from '../../support/receive/issue.ts';
import { letter, NOW, sample } from '../../support/receive/letters.ts';

const MINUTE = 60_000;

/** A post of the generic sender, without a time of its own. */
function posted(id: string, text: string, more: { at?: number; ticket?: string } = {}) {
  const { sent_at: _, ...body } = sample('webhook/submitted');
  const content = { ...body, id: more.ticket ?? 'build-1', title: 'Red build', description: text };
  return letter('standard', content, { id, ...(more.at === undefined ? {} : { at: more.at }) });
}

describe('a webhook-id that is used again', () => {
  test('for another ticket → nothing is opened with the first one’s words', async () => {
    const at = desk();
    expect((await at.post(posted('one', BLOCKED))).body.outcome).toBe('rejected');
    const again = posted('one', 'All is well.', { ticket: 'build-2' });
    expect((await at.post(again)).body).toMatchObject({ outcome: 'duplicate' });
    expect(await at.head()).toMatchObject({ epoch: 1, state: 'rejected' });
  });

  test('with other words for the same ticket → they are not run', async () => {
    const at = desk();
    at.crash(2, 'before');
    await at.post(posted('one', BLOCKED));
    expect((await at.post(posted('one', 'All is well.'))).body.outcome).toBe('duplicate');
    expect(await at.head()).toBeUndefined();
  });

  test('by the sender’s retry, signed later, after the next task → does not run again', async () => {
    const at = desk();
    const clock = () => at.given.now - 500;
    for (const id of ['a', 'b']) {
      await at.post(posted(id, `Mend ${id}.`, { at: clock() }));
      await run(at);
      await move(at, 'succeeded');
      await settleDebts(at);
      at.given.now += MINUTE;
    }
    expect(await at.head()).toMatchObject({ epoch: 2 });
    const retry = posted('a', 'Mend a.', { at: clock() });
    expect((await at.post(retry)).body.outcome).toBe('duplicate');
    expect(await at.head()).toMatchObject({ epoch: 2 });
  });
});

test('opened, a run of less than a second, then labeled → one task', async () => {
  const at = desk();
  const one = issue();
  one.labels.add('sluice');
  const opened = one.opened();
  const labeled = one.labeled('sluice');
  await at.post(opened);
  await run(at);
  await move(at, 'succeeded');
  expect((await at.post(labeled)).body).toMatchObject({ outcome: 'duplicate', reason: 'stale' });
  await settleDebts(at);
  expect((await at.post(labeled)).body).toMatchObject({ outcome: 'duplicate' });
  expect(await at.head()).toMatchObject({ epoch: 1 });
});

test('who may sign for one owner reaches no ticket of another with the same id', async () => {
  const at = desk();
  const one = issue();
  await at.post(one.labeled('sluice'));
  await run(at);
  const key = (await at.head())?.key;
  const evil = connection('github', {
    name: 'evil',
    accounts: ['evil'],
    secrets: ['another secret'],
  });
  const given = config();
  at.given.config = {
    ...given,
    connections: [...given.connections, evil],
    projects: [...given.projects, project('github', {}, { name: 'evil', connection: 'evil' })],
  };
  const closing = one.closed({ at: MINUTE });
  const forged = JSON.parse(new TextDecoder().decode(closing.body));
  forged.repository.full_name = 'evil/x';
  const sent = letter('github', forged, { secret: 'another secret' });
  expect((await at.post({ ...sent, to: 'evil' })).status).toBe(200);
  expect(await at.deps.heads.read(key ?? '')).toMatchObject({ state: 'running' });
  expect(at.given.now).toBe(NOW);
});

describe('a text that the scanner doubts, from somebody whose right nobody has asked for', () => {
  const FLAGGING = `@sluice ${FLAGGED}`;

  test.each([
    { right: 'none', state: 'rejected', reason: 'starter_not_permitted', shows: 0 },
    { right: 'write', state: 'held', reason: 'scan_flagged', shows: 1 },
  ] as const)(
    'with $right → $state, and $shows comments',
    async ({ right, state, reason, shows }) => {
      const at = desk();
      const one = issue();
      const sent = one.commented(FLAGGING, { as: 'CONTRIBUTOR' });
      expect((await at.post(sent)).body).toMatchObject({ outcome: 'held', reason: 'scan_flagged' });
      expect(at.shows.waiting).toHaveLength(0);
      const dispatched = dispatcher(at, one, right);
      await dispatched.drain();
      const head = await at.head();
      expect(head).toMatchObject({ state, reason });
      expect(head?.showWant ?? 0).toBe(shows);
      expect(dispatched.started.size).toBe(0);
    },
  );
});

test('a comment in the very second of the label is for the task that the label started', async () => {
  const at = desk();
  const one = issue();
  await at.post(one.labeled('sluice'));
  await run(at);
  const said = one.commented('@sluice make it green', { at: 0, as: 'MEMBER' });
  expect((await at.post(said)).body).toMatchObject({ reason: 'message_delivered' });
});
