import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import type { Backend, StickyComment } from '../../../../shared/core/backend.ts';
import type { Result } from '../../../../shared/core/result.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { APP, backendOf, does, issueOf, losing, REPO, shop } from './emulated.ts';

let github: Github;
beforeAll(async () => {
  github = await shop();
});
afterAll(() => github.close());

const SUCCESS: Result = { success: true, summary: 'Fixed.', exit_code: 0 };
const COMMENT: StickyComment = {
  marker: 'github:github.com:1:1',
  body: 'Working on it.',
  tells: 'progress',
  facts: { state: 'running', reason: 'started', epoch: 1, attempt: 1 },
};
const written = (body: string) => `${body}\n\n<!-- sluice:${COMMENT.marker} -->`;

describe('a look', () => {
  test('shows the ticket as it is now, and what each actor may do', async () => {
    const { ticket, path } = await issueOf(github);
    await does(github, 'mara', `PATCH ${path}`, { title: 'Vouchers', state: 'closed' });
    await does(github, 'mara', `POST ${path}/assignees`, { assignees: ['jo'] });
    const logins = ['mara', 'max', 'jo', 'tilde', 'passer'];
    const users = await Promise.all(
      logins.map((login) => does(github, 'mara', `GET /users/${login}`)),
    );
    const actors = users.map(({ id, login }) => ({ id: String(id), name: login }));
    const look = await backendOf(github.url).backend.look(ticket, actors);
    expect(look.ticket).toMatchObject({
      ...ticket,
      title: 'Vouchers',
      description: 'Steps: …',
      labels: ['bug', 'sluice'],
      assignees: ['jo'],
      author: { name: 'mara', kind: 'person' },
      open: false,
      repo: REPO,
    });
    expect(actors.map(({ id }) => look.permissions[id])).toEqual([
      'admin',
      'maintain',
      'write',
      'triage',
      'none',
    ]);
  });

  test('an account that is gone, or whose name another has now → none', async () => {
    const { ticket } = await issueOf(github);
    const actors = [
      { id: '900001', name: 'nobody-of-this-name' },
      { id: '900002', name: 'mara' },
      { id: '900003', name: '' },
    ];
    const { permissions } = await backendOf(github.url).backend.look(ticket, actors);
    expect(permissions).toEqual({ 900001: 'none', 900002: 'none', 900003: 'none' });
  });

  test.each([
    { given: 'an issue that was deleted', readableId: undefined, kind: 'not_found' },
    { given: 'an issue that never was', readableId: `github:${REPO}#99999`, kind: 'not_found' },
    {
      given: 'a repository that we cannot see',
      readableId: 'github:harbor-goods/cellar#1',
      kind: 'permission_denied',
    },
  ])('$given → $kind', async ({ readableId, kind }) => {
    const { ticket, path } = await issueOf(github);
    if (!readableId) await does(github, 'mara', `DELETE ${path.replace('~', `/${REPO}`)}`);
    const looked = backendOf(github.url).backend.look(
      { ...ticket, readableId: readableId ?? ticket.readableId },
      [],
    );
    await expect(looked).rejects.toMatchObject({ name: 'BackendError', kind });
  });

  test('another issue under the number → not_found', async () => {
    const { ticket } = await issueOf(github);
    const looked = backendOf(github.url).backend.look({ ...ticket, id: '424242' }, []);
    await expect(looked).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the comment', () => {
  test.each([
    { given: 'a token', credentials: () => ({ token: 'sluice' }), login: 'sluice' },
    { given: 'an app', credentials: appCredentials, login: 'sluice-agent[bot]' },
  ])(
    'with $given → made once, then changed in place, its id known or not',
    async ({ credentials, login }) => {
      const { ticket, comments } = await issueOf(github);
      const { backend } = backendOf(github.url, { credentials: credentials() });
      const first = await backend.addComment(ticket, COMMENT);
      const second = await backend.addComment(ticket, {
        ...COMMENT,
        ...first,
        body: 'Still working.',
      });
      const third = await backend.addComment(ticket, { ...COMMENT, body: 'Done.' });
      expect([second, third]).toEqual([first, first]);
      expect(await comments()).toEqual([{ id: Number(first.id), body: written('Done.'), login }]);
    },
  );

  test.each([
    { given: 'to the list', lost: [1, 2] },
    { given: 'to the write', lost: [2] },
  ])(
    'the answer $given is lost → unavailable, and one comment after the next time',
    async ({ lost }) => {
      const { ticket, comments } = await issueOf(github);
      const { backend } = backendOf(github.url, { fetch: losing(...lost) });
      await expect(backend.addComment(ticket, COMMENT)).rejects.toMatchObject({
        kind: 'unavailable',
      });
      const { id } = await backend.addComment(ticket, COMMENT);
      expect(await comments()).toEqual([
        { id: Number(id), body: written(COMMENT.body), login: 'sluice' },
      ]);
    },
  );

  test.each([{ known: true }, { known: false }])(
    'a person deleted it (known: $known) → made anew',
    async ({ known }) => {
      const { ticket, comments } = await issueOf(github);
      const { backend } = backendOf(github.url);
      const first = await backend.addComment(ticket, COMMENT);
      await does(github, 'mara', `DELETE ~/issues/comments/${first.id}`);
      const second = await backend.addComment(ticket, { ...COMMENT, ...(known && first) });
      expect(second.id).not.toBe(first.id);
      expect((await comments()).map(({ id }) => String(id))).toEqual([second.id]);
    },
  );

  test('a stranger copied the marker → their comment stays theirs', async () => {
    const { ticket, path, comments } = await issueOf(github);
    await does(github, 'passer', `POST ${path}/comments`, { body: written('Mine.') });
    await does(github, 'passer', `POST ${path}/comments`, { body: written('Mine too.') });
    const { backend, asked } = backendOf(github.url);
    await backend.addComment(ticket, COMMENT);
    await backend.addComment(ticket, { ...COMMENT, body: 'Done.' });
    expect((await comments()).map(({ body, login }) => [login, body])).toEqual([
      ['passer', written('Mine.')],
      ['passer', written('Mine too.')],
      ['sluice', written('Done.')],
    ]);
    expect(asked.filter(({ url }) => url.pathname === '/user')).toHaveLength(2);
  });

  test('two epochs → two comments', async () => {
    const { ticket, comments } = await issueOf(github);
    const { backend } = backendOf(github.url);
    await backend.addComment(ticket, COMMENT);
    await backend.addComment(ticket, { ...COMMENT, marker: `${COMMENT.marker}1` });
    expect(await comments()).toHaveLength(2);
  });

  test('it is on the last of several pages → found', async () => {
    const { ticket, path } = await issueOf(github);
    for (let n = 0; n < 101; n++)
      await does(github, 'jo', `POST ${path}/comments`, { body: `${n}` });
    const { backend } = backendOf(github.url);
    const first = await backend.addComment(ticket, COMMENT);
    expect(await backend.addComment(ticket, COMMENT)).toEqual(first);
  });

  test('the issue was deleted → not_found', async () => {
    const { ticket, path } = await issueOf(github);
    await does(github, 'mara', `DELETE ${path.replace('~', `/${REPO}`)}`);
    const { backend } = backendOf(github.url);
    await expect(backend.addComment(ticket, COMMENT)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(backend.addComment(ticket, { ...COMMENT, id: '1234567' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  test.each([{ marker: '' }, { marker: 'a --> b' }, { marker: 'a\nb' }])(
    'the marker $marker → invalid_argument',
    async ({ marker }) => {
      const { ticket } = await issueOf(github);
      const { backend, asked } = backendOf(github.url);
      await expect(backend.addComment(ticket, { ...COMMENT, marker })).rejects.toMatchObject({
        kind: 'invalid_argument',
      });
      expect(asked).toEqual([]);
    },
  );
});

describe('the labels', () => {
  test.each([
    { call: 'markInProgress', from: ['bug', 'sluice'], to: ['bug', 'sluice-in-progress'] },
    { call: 'markInProgress', from: ['Sluice', 'sluice-failed'], to: ['sluice-in-progress'] },
    { call: 'markInProgress', from: [], to: ['sluice-in-progress'] },
    { call: 'markComplete', from: ['bug', 'sluice-in-progress'], to: ['bug'] },
    { call: 'markComplete', from: ['sluice'], to: [] },
    {
      call: 'markFailed',
      from: ['bug', 'sluice-in-progress', 'sluice'],
      to: ['bug', 'sluice-failed'],
    },
    { call: 'markStopped', from: ['bug', 'sluice-in-progress'], to: ['bug'] },
    { call: 'markStopped', from: ['bug', 'sluice'], to: ['bug'] },
    { call: 'markStopped', from: ['bug'], to: ['bug'] },
  ] as const)('$call on $from → $to, once or twice', async ({ call, from, to }) => {
    const { ticket, now } = await issueOf(github, from);
    const { backend } = backendOf(github.url);
    for (const _ of ['once', 'twice']) {
      await mark(backend, call, ticket);
      expect(await now()).toMatchObject({ state: 'open', labels: to });
    }
  });

  test.each(['markComplete', 'markFailed', 'markStopped'] as const)(
    '%s of a task that was in progress leaves a trigger that a person has put on since',
    async (call) => {
      const { ticket, now } = await issueOf(github, ['sluice-in-progress', 'sluice']);
      const { backend } = backendOf(github.url);
      for (const _ of ['once', 'twice']) {
        if (call === 'markComplete') await backend.markComplete(ticket, SUCCESS, true);
        else await backend[call](ticket, 'agent_failed', true);
        expect((await now()).labels).toContain('sluice');
        expect((await now()).labels).not.toContain('sluice-in-progress');
      }
    },
  );

  test('a trigger that was put on again after it was taken off stays', async () => {
    const { ticket, now } = await issueOf(github, ['bug', 'sluice', 'sluice-in-progress']);
    await backendOf(github.url).backend.markStopped(ticket, 'label_removed');
    expect(await now()).toMatchObject({ labels: ['bug', 'sluice'] });
  });

  test.each([
    { call: 'markInProgress', lost: [1, 2], to: ['bug', 'sluice-in-progress'] },
    { call: 'markInProgress', lost: [2, 3], to: ['bug', 'sluice-in-progress'] },
    { call: 'markFailed', lost: [2, 3], to: ['bug', 'sluice-failed'] },
    { call: 'markStopped', lost: [1, 2], to: ['bug'] },
    { call: 'markComplete', lost: [2, 3], to: ['bug'] },
  ] as const)(
    '$call, its answers $lost lost → unavailable, and right the next time',
    async ({ call, lost, to }) => {
      const { ticket, now } = await issueOf(github, ['bug', 'sluice']);
      const { backend } = backendOf(github.url, { fetch: losing(...lost) });
      await expect(mark(backend, call, ticket)).rejects.toMatchObject({ kind: 'unavailable' });
      await mark(backend, call, ticket);
      expect(await now()).toMatchObject({ labels: to });
    },
  );

  test('what is not there is not asked for', async () => {
    const { ticket } = await issueOf(github, ['sluice']);
    const { backend, asked } = backendOf(github.url);
    await backend.markInProgress(ticket);
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });

  test('names that mean something in a path → those labels', async () => {
    const labels = { trigger: 'go/now?', inProgress: '50% done #1', failed: '..' };
    const { ticket, now } = await issueOf(github, ['go/now?', 'bug']);
    const { backend } = backendOf(github.url, { labels });
    await backend.markInProgress(ticket);
    expect(await now()).toMatchObject({ labels: ['50% done #1', 'bug'] });
    await backend.markFailed(ticket, 'why');
    expect(await now()).toMatchObject({ labels: ['..', 'bug'] });
  });
});

describe('closing', () => {
  test.each([
    { given: 'a success', close: true, result: SUCCESS, state: 'closed' },
    {
      given: 'a success, named',
      close: true,
      result: { ...SUCCESS, outcome: 'succeeded' as const },
      state: 'closed',
    },
    { given: 'a success where closing is off', close: false, result: SUCCESS, state: 'open' },
    {
      given: 'a change that was taken back',
      close: true,
      result: { ...SUCCESS, outcome: 'rolled_back' as const },
      state: 'open',
    },
    { given: 'a failure', close: true, result: { ...SUCCESS, success: false }, state: 'open' },
    { given: 'a guard rail', close: true, result: { ...SUCCESS, exit_code: 2 }, state: 'open' },
  ])('$given → $state', async ({ close, result, state }) => {
    const { ticket, now } = await issueOf(github, ['sluice-in-progress']);
    const { backend } = backendOf(github.url, { close });
    await backend.markComplete(ticket, result);
    await backend.markComplete(ticket, result);
    expect(await now()).toMatchObject({ state, labels: [] });
  });
});

test('an app’s installation does all of it', async () => {
  const { ticket, now, comments } = await issueOf(github);
  const { backend, asked } = backendOf(github.url, { credentials: appCredentials(), close: true });
  await backend.markInProgress(ticket);
  await backend.addComment(ticket, COMMENT);
  await backend.markComplete(ticket, SUCCESS);
  expect(await now()).toEqual({ state: 'closed', state_reason: 'completed', labels: ['bug'] });
  expect(await comments()).toHaveLength(1);
  expect(asked.filter(({ url }) => url.pathname.endsWith('/access_tokens'))).toHaveLength(1);
});

test.each([
  { given: 'a stranger’s token', credentials: { token: 'passer' } },
  { given: 'a token that is none', credentials: { token: 'expired' } },
  { given: 'no credentials', credentials: undefined },
  { given: 'credentials of another tracker', credentials: { clientId: 'a', clientSecret: 'b' } },
])('$given → permission_denied, and no secret in its words', async ({ credentials }) => {
  const { ticket } = await issueOf(github);
  const { backend } = backendOf(github.url, { credentials });
  const error = await backend.markInProgress(ticket).catch((thrown) => thrown);
  expect(error).toMatchObject({ name: 'BackendError', kind: 'permission_denied' });
  expect(error.message).not.toMatch(/passer|expired|Bearer/);
});

test.each([
  { readableId: 'linear:ENG-1' },
  { readableId: 'github:harbor-goods/shop' },
  { readableId: 'github:../shop#1' },
  { readableId: 'github:harbor-goods/..#1' },
  { readableId: 'github:harbor-goods/shop#0' },
  { readableId: 'github:harbor-goods/shop/issues#1' },
])('the id $readableId → invalid_argument, unasked', async ({ readableId }) => {
  const { ticket } = await issueOf(github);
  const { backend, asked } = backendOf(github.url);
  await expect(backend.markStopped({ ...ticket, readableId })).rejects.toMatchObject({
    kind: 'invalid_argument',
  });
  expect(asked).toEqual([]);
});

function mark(
  backend: Backend,
  call: 'markInProgress' | 'markComplete' | 'markFailed' | 'markStopped',
  ticket: TicketRef,
): Promise<void> {
  if (call === 'markComplete') return backend.markComplete(ticket, SUCCESS);
  return call === 'markFailed' ? backend.markFailed(ticket, 'why') : backend[call](ticket);
}

function appCredentials() {
  return {
    appId: String(APP.appId),
    installationId: String(APP.installationId),
    privateKey: github.app?.privateKey ?? '',
  };
}
