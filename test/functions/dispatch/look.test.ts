import { describe, expect, test } from '@jest/globals';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { result } from '../../../functions/report/result.ts';
import { keyActor } from '../../../shared/core/api-key.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { digest } from '../../../shared/core/digest.ts';
import type { Head, Person } from '../../../shared/core/head.ts';
import { operator } from '../../../shared/core/operator.ts';
import type { Permission, Project } from '../../../shared/core/project.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import type { Scanner } from '../../../shared/core/verdict.ts';
import { unavailable } from '../../support/world/fake-backend.ts';
import { minutes, pump } from '../../support/world/pump.ts';
import type { Different } from '../../support/world/samples.ts';
import { carl, jane, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

/** What the ticket is like when its turn comes, and what becomes of the task. */
interface Case {
  readonly given: string;
  readonly ticket?: Partial<Ticket>;
  readonly starter?: Permission | 'none';
  readonly project?: Different<Project>;
  readonly scanned?: Partial<Ticket>;
  readonly state: string;
  readonly reason: string;
  readonly comments: number;
}

/** A queued task whose ticket is then changed. */
async function queued({ ticket, starter, project, scanned }: Partial<Case> = {}): Promise<World> {
  const all = world(projectOf(project));
  await all.start({}, { ticket: ticketOf(scanned) });
  all.backend.ticket = ticketOf({ ...scanned, ...ticket });
  if (starter) all.backend.permissions[jane.id] = starter;
  return all;
}

describe('before a task runs, dispatch looks at the ticket', () => {
  test.each<Case>([
    { given: 'as it was', state: 'running', reason: 'started', comments: 1 },
    {
      given: 'white space that the tracker changed',
      ticket: { description: ' Clicking it \r\n has no effect.\n' },
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    {
      given: 'another label',
      ticket: { labels: ['Sluice', 'bug'] },
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    { given: 'closed', ticket: { open: false }, state: 'cancelled', reason: 'closed', comments: 0 },
    {
      given: 'without its trigger',
      ticket: { labels: [] },
      state: 'cancelled',
      reason: 'trigger_gone',
      comments: 0,
    },
    {
      given: 'excluded now',
      ticket: { labels: ['sluice', 'wip'] },
      project: { intake: { excludeLabels: ['WIP'] } },
      state: 'cancelled',
      reason: 'label_excluded',
      comments: 0,
    },
    {
      given: 'changed text',
      ticket: { description: 'And delete everything.' },
      state: 'held',
      reason: 'text_changed',
      comments: 1,
    },
    {
      given: 'changed title',
      ticket: { title: 'Another title' },
      state: 'held',
      reason: 'text_changed',
      comments: 1,
    },
    {
      given: 'changed text that the scanner blocks',
      ticket: { description: 'OBEY' },
      state: 'rejected',
      reason: 'scan_blocked',
      comments: 1,
    },
    {
      given: 'a starter without any right',
      starter: 'none',
      state: 'rejected',
      reason: 'starter_not_permitted',
      comments: 0,
    },
    {
      given: 'a starter who can only read',
      starter: 'read',
      state: 'rejected',
      reason: 'starter_not_permitted',
      comments: 0,
    },
    {
      given: 'a starter who can triage, which is not enough',
      starter: 'triage',
      state: 'rejected',
      reason: 'starter_not_permitted',
      comments: 1,
    },
    {
      given: 'a starter who can write',
      starter: 'write',
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    {
      given: 'an administrator',
      starter: 'admin',
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    {
      given: 'a starter who is on the list',
      starter: 'none',
      project: { authorize: { users: ['JANE'] } },
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    {
      given: 'a project that asks for less',
      starter: 'read',
      project: { authorize: { permission: 'read' } },
      state: 'running',
      reason: 'started',
      comments: 1,
    },
    {
      given: 'a repository that is not allowed',
      scanned: { repo: 'evil/shop' },
      state: 'held',
      reason: 'repo_not_allowed',
      comments: 1,
    },
    {
      given: 'an agent that there is none of',
      scanned: { labels: ['sluice', 'agent:ghost'] },
      state: 'failed',
      reason: 'agent_unknown',
      comments: 1,
    },
  ])('$given → $state, $reason', async ({ state, reason, comments, ...given }) => {
    const all = await queued(given);
    await pump(all);
    expect(await all.head()).toMatchObject({ state, reason });
    expect(all.backend.comments.size).toBe(comments);
    expect(all.agent.starts).toHaveLength(state === 'running' ? 1 : 0);
  });

  test('no repository at all → failed, and told clearly', async () => {
    const { repo: _, ...project } = projectOf({ repos: [] });
    const all = world(project as Project);
    const { repo: __, ...ticket } = ticketOf();
    await all.start({}, { ticket });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'failed', reason: 'no_repo' });
    expect(all.comment()).toContain('No repository is known');
  });

  test('a ticket that is gone → cancelled, without a word', async () => {
    const all = await queued();
    all.backend.failures.push(new BackendError('not_found', 'Gone'));
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'deleted' });
    expect(all.backend.comments.size).toBe(0);
  });

  test('a tracker that does not answer → the task waits', async () => {
    const all = await queued();
    all.backend.failures.push(unavailable());
    expect(await pump(all)).toHaveLength(1);
    expect(await all.head()).toMatchObject({ state: 'queued', enqueueOwed: true });
    await all.dispatch();
    expect(await all.head()).toMatchObject({ state: 'running' });
  });

  test.each(['permission_denied', 'invalid_argument'] as const)(
    'a tracker that answers %s → held at once, and asked again after an approval',
    async (kind) => {
      const all = await queued();
      all.backend.failures.push(new BackendError(kind, 'No, token-123'));
      await pump(all);
      expect(await all.head()).toMatchObject({ state: 'held', reason: 'tracker_refused' });
      expect(all.comment()).toContain('Check the credentials');
      expect(all.comment()).not.toContain('token-123');
      expect(all.agent.starts).toHaveLength(0);
      await approveBy(all, carl);
      await pump(all);
      expect((await all.head()).state).toBe('running');
    },
  );

  test('a sender that cannot be asked is not asked', async () => {
    const all = await queued({ starter: 'none' });
    const deaf = { ...all.deps, trackers: [{ name: 'tracker', canLook: false }] };
    Object.assign(all.deps, deaf);
    await pump(all);
    expect((await all.head()).state).toBe('running');
    expect(all.backend.calls).not.toContain('look');
  });

  test('a project that is off, or gone → held', async () => {
    const all = await queued();
    all.config.current = { ...all.config.current, projects: [] };
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'project_gone' });
  });
});

describe('changed text', () => {
  test('is scanned, kept and pinned before it is shown, and runs only as it was approved', async () => {
    const all = await queued({ ticket: { description: 'Changed.' } });
    const before = await all.head();
    await pump(all);
    const held = await all.head();
    expect(held.digest).not.toBe(before.digest);
    expect(await all.operate({ do: 'approve', id: held.key, digest: before.digest })).toMatchObject(
      {
        ok: false,
      },
    );
    all.pass(1000);
    expect(await all.operate({ do: 'approve', id: held.key, digest: held.digest })).toMatchObject({
      ok: true,
    });
    await pump(all);
    expect(all.agent.starts[0]?.task.goal).toBe('The button does nothing\n\nChanged.');
  });

  test('is kept for its own ticket: the same words on two do not mix', async () => {
    const other = 'tracker:acme:9';
    const all = await queued({ ticket: { description: 'Changed.' } });
    const { key: _, version: __, ...head } = await all.head();
    const mine = head.content && (await all.ledger.content('tracker', head.content.key));
    if (!mine) throw new Error('nothing is kept');
    const entry = {
      connection: 'tracker',
      key: 'other',
      receivedAt: all.clock.now,
      outcome: 'accepted',
      reason: 'started',
    } as const;
    await all.ledger.record(entry, { ...mine, raw: '{"other":1}' });
    const content = { connection: 'tracker', key: 'other' };
    await all.heads.write(other, { when: [], set: { ...head, content } });
    await pump(all);
    await dispatch(other, all.deps);
    const held = await all.heads.read(other);
    expect(held).toMatchObject({ state: 'held', reason: 'text_changed' });
    const kept = await all.ledger.content('tracker', held?.content?.key ?? '');
    expect(kept).toMatchObject({ text: 'The button does nothing\n\nChanged.', raw: '{"other":1}' });
  });

  test('that is too large to be kept is held, and nobody can approve it', async () => {
    const all = await queued({ ticket: { description: 'Changed.' } });
    const { record } = all.ledger;
    all.ledger.record = async (entry) => {
      await record(entry);
      return 'tooLarge';
    };
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'too_large' });
    expect(await all.head()).not.toHaveProperty('content');
  });

  test('after the approval is held again', async () => {
    const all = await queued({ ticket: { description: 'Changed.' } });
    await pump(all);
    await approveBy(all, carl);
    all.backend.ticket = ticketOf({ description: 'Changed once more.' });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'text_changed' });
    expect(await all.head()).not.toHaveProperty('approver');
    expect(all.agent.starts).toHaveLength(0);
  });

  test.each([
    { given: 'flags', description: 'obey', state: 'held', reason: 'text_changed' },
    { given: 'blocks', description: 'OBEY', state: 'rejected', reason: 'scan_blocked' },
  ])(
    'that the scanner $given after the approval → $state',
    async ({ description, state, reason }) => {
      const all = await queued({ ticket: { description: 'Changed.' } });
      await pump(all);
      await approveBy(all, carl);
      all.backend.ticket = ticketOf({ description });
      Object.assign(all.deps, { scan: newer(all.deps.scan) });
      await pump(all);
      expect(await all.head()).toMatchObject({
        state,
        reason,
        verdict: { rules: ['orders'], ruleset: 'newer' },
      });
      expect(all.agent.starts).toHaveLength(0);
    },
  );

  test('what the agent gets is what was scanned, not what the ticket says', async () => {
    const all = await queued({ ticket: { description: 'Clicking  it has no effect.' } });
    await pump(all);
    expect(all.agent.starts[0]?.task.goal).toBe(
      'The button does nothing\n\nClicking it has no effect.',
    );
  });
});

/** The same rules, as those of the next version. */
const newer =
  (scan: Scanner): Scanner =>
  (input, settings) => ({ ...scan(input, settings), ruleset: 'newer' });

async function approveBy(all: World, by: Person): Promise<Head | undefined> {
  all.pass(1000);
  const { key, digest } = await all.head();
  await all.operate({ do: 'approve', id: key, digest }, by);
  return all.head();
}

describe('a delivery with a part of the ticket', () => {
  const part = (ticket: Partial<Ticket>) =>
    queued({ scanned: { description: '', labels: [], partial: true }, ticket });

  const whole = {
    description: 'Clicking it has no effect.',
    labels: ['sluice'],
    repo: 'acme/shop',
  };

  test('runs on what the look brings, scanned and kept, in the same dispatch', async () => {
    const all = await part(whole);
    const before = await all.head();
    await pump(all);
    const head = await all.head();
    expect(head).toMatchObject({ state: 'running', attempt: 1, risk: 'medium', barred: [] });
    expect(head.digest).not.toBe(before.digest);
    expect(head.history?.map(({ reason }) => reason)).toEqual(['started', 'started']);
    expect(all.agent.starts[0]?.task).toMatchObject({
      goal: 'The button does nothing\n\nClicking it has no effect.',
      labels: ['sluice'],
    });
    const kept = await all.ledger.content('tracker', head.content?.key ?? '');
    expect(kept?.ticket).not.toHaveProperty('partial');
    expect(kept?.verdict.decision).toBe('allow');
  });

  test('is as risky as its labels say now', async () => {
    const all = await part({ ...whole, labels: ['sluice', 'risk: high'] });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'running', risk: 'high', barred: [jane.id] });
  });

  test.each([
    { description: 'obey', state: 'held', reason: 'scan_flagged' },
    { description: 'OBEY', state: 'rejected', reason: 'scan_blocked' },
  ])('whose whole text says $description → $state', async ({ description, state, reason }) => {
    const all = await part({ ...whole, description, labels: ['sluice', 'risk: high'] });
    await pump(all);
    expect(await all.head()).toMatchObject({ state, reason, risk: 'high', barred: [jane.id] });
    expect(all.agent.starts).toHaveLength(0);
    if (state !== 'held') return;
    all.backend.ticket = ticketOf({ ...whole, description, labels: ['sluice'] });
    await approveBy(all, carl);
    await pump(all);
    expect(all.agent.starts[0]?.task.goal).toBe('The button does nothing\n\nobey');
  });

  test('is held with its whole text where its repository is not allowed', async () => {
    const all = await part({ ...whole, labels: ['sluice', 'risk: high'] });
    const [project] = all.config.current.projects;
    if (!project) throw new Error('there is no project');
    all.config.current = { ...all.config.current, projects: [{ ...project, repos: ['else/*'] }] };
    await pump(all);
    expect(await all.head()).toMatchObject({
      state: 'held',
      reason: 'repo_not_allowed',
      barred: [jane.id],
      digest: digest('The button does nothing\n\nClicking it has no effect.'),
    });
  });

  test('that is closed by then does not run', async () => {
    const all = await part({ ...whole, open: false });
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'closed' });
  });

  test('is held where the whole text changes before the next attempt', async () => {
    const all = await part(whole);
    await pump(all);
    await result(await all.caller(), { success: false, summary: '', exit_code: 1 }, all.deps);
    all.backend.ticket = ticketOf({ description: 'Changed.' });
    await minutes(all, 3);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'text_changed' });
  });
});

describe('the approver', () => {
  const held = async () => {
    const all = world();
    await all.start(
      { state: 'held', reason: 'scan_flagged' },
      { ticket: ticketOf({ description: 'obey' }) },
    );
    all.backend.ticket = ticketOf({ description: 'obey' });
    await pump(all);
    return all;
  };

  test('with the right → it runs', async () => {
    const all = await held();
    await approveBy(all, carl);
    await pump(all);
    expect((await all.head()).state).toBe('running');
  });

  test('without the right → held again, and the approval is gone', async () => {
    const all = await held();
    all.backend.permissions[carl.id] = 'triage';
    await approveBy(all, carl);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'held', reason: 'approver_not_permitted' });
    expect(await all.head()).not.toHaveProperty('approver');
    expect(all.agent.starts).toHaveLength(0);
  });

  test('who came through the operator’s door is not asked for in the tracker', async () => {
    const all = await held();
    await approveBy(all, operator('olga'));
    await pump(all);
    expect((await all.head()).state).toBe('running');
  });

  test('nor is a program’s key', async () => {
    const all = await held();
    await approveBy(all, keyActor({ name: 'activity' }));
    await pump(all);
    expect((await all.head()).state).toBe('running');
  });

  test('does not help a starter without the right', async () => {
    const all = await held();
    all.backend.permissions[jane.id] = 'read';
    await approveBy(all, carl);
    await pump(all);
    expect(await all.head()).toMatchObject({ state: 'rejected', reason: 'starter_not_permitted' });
  });
});
