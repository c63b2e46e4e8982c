import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Intake } from '../../../shared/core/project.ts';
import { MAX_RAW_CHARS } from '../../../shared/core/raw.ts';
import type { Sender } from '../../support/receive/config.ts';
import { config, project } from '../../support/receive/config.ts';
import type { Desk } from '../../support/receive/desk.ts';
import { desk } from '../../support/receive/desk.ts';
import { settleDebts } from '../../support/receive/dispatcher.ts';
import { BLOCKED, FLAGGED, issue, JO } from '../../support/receive/issue.ts';
import type { Json, Letter } from '../../support/receive/letters.ts';
import { letter, sample } from '../../support/receive/letters.ts';

const ACCEPTED = ['ledger.record', 'heads.write', 'tasks.send'];
const SHOWN = ['ledger.record', 'heads.write', 'shows.send'];

function deskFor(from: Sender, intake: Partial<Intake>): Desk {
  return desk(config({ projects: [project(from, intake)] }));
}

function linear(name: string, edit: (payload: Json) => void = () => {}): Letter {
  const payload = sample(`linear/${name}`);
  edit(payload);
  return letter('linear', payload);
}

describe('a task is started', () => {
  const mentioned = (text: string) => () => issue().commented(text);

  test.each<{
    by: string;
    from: Sender;
    intake?: Partial<Intake>;
    sent: () => Letter;
    trigger: string;
  }>([
    {
      by: 'a label on GitHub',
      from: 'github',
      sent: () => issue().labeled('sluice'),
      trigger: 'label',
    },
    {
      by: 'the label in other letters',
      from: 'github',
      sent: () => issue().labeled('SLUICE'),
      trigger: 'label',
    },
    {
      by: 'an issue that is opened with the label',
      from: 'github',
      sent: () => issue(['Sluice']).opened(),
      trigger: 'label',
    },
    {
      by: 'the second of two labels that are asked for',
      from: 'github',
      intake: { labels: ['sluice', 'ready'] },
      sent: () => issue(['sluice']).labeled('ready'),
      trigger: 'label',
    },
    {
      by: 'an assignee on GitHub',
      from: 'github',
      intake: { labels: [], assignee: 'sluice-bot' },
      sent: () => issue().assigned('Sluice-Bot'),
      trigger: 'assignee',
    },
    {
      by: 'a mention on GitHub',
      from: 'github',
      sent: mentioned('@sluice please fix it'),
      trigger: 'mention',
    },
    {
      by: 'a command on GitHub',
      from: 'github',
      sent: mentioned('Well:\n/sluice run'),
      trigger: 'mention',
    },
    {
      by: 'a mention in the text of an issue',
      from: 'github',
      sent: () => Object.assign(issue(), { body: '@sluice fix it' }).opened(),
      trigger: 'mention',
    },
    {
      by: 'a mention that an edit adds',
      from: 'github',
      sent: () => issue().edited('@sluice fix it', 'fix it'),
      trigger: 'mention',
    },
    { by: '`/sluice retry`', from: 'github', sent: mentioned('/sluice retry'), trigger: 'retry' },
    {
      by: 'a label on Linear',
      from: 'linear',
      sent: () => linear('Issue.update'),
      trigger: 'label',
    },
    {
      by: 'an assignee on Linear',
      from: 'linear',
      intake: { labels: [], assignee: 'Ann Lee' },
      sent: () => linear('Issue.update-assigned'),
      trigger: 'assignee',
    },
    {
      by: 'a status on Linear',
      from: 'linear',
      intake: { labels: [], statuses: ['Todo'] },
      sent: () => linear('Issue.create'),
      trigger: 'status',
    },
    {
      by: 'a mention on Linear',
      from: 'linear',
      sent: () => linear('Comment.create'),
      trigger: 'mention',
    },
    {
      by: 'a delegation on Linear',
      from: 'linear',
      sent: () => linear('AgentSessionEvent.created'),
      trigger: 'delegation',
    },
    {
      by: 'a sender with Standard Webhooks',
      from: 'standard',
      sent: () => letter('standard', sample('webhook/submitted')),
      trigger: 'submission',
    },
    {
      by: 'a sender with three words',
      from: 'hmac',
      sent: () => letter('hmac', { title: 'Fix it' }),
      trigger: 'submission',
    },
  ])('by $by', async ({ from, intake = {}, sent, trigger }) => {
    const at = deskFor(from, intake);
    const answer = await at.post(sent());
    expect(answer.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
    expect(answer.calls).toEqual(ACCEPTED);
    const head = await at.head();
    expect(head).toMatchObject({
      state: 'queued',
      epoch: 1,
      trigger,
      project: `${from}-shop`,
      enqueueOwed: true,
    });
    expect(answer.body.taskId).toBe(`${head?.key}:1`);
    expect(at.tasks.waiting.map(({ message }) => message)).toEqual([{ ticket: head?.key }]);
    expect(await at.ledger.entry(from, answer.body.delivery)).toMatchObject({
      outcome: 'accepted',
      reason: 'started',
    });
    const content = await at.ledger.content(from, answer.body.delivery);
    expect(content).toMatchObject({ trigger, verdict: { decision: 'allow' } });
    expect(head?.verdict).toMatchObject({ decision: 'allow', ruleset: content?.verdict.ruleset });
    expect(head?.verdict?.ruleset).not.toBe('');
  });

  test('with what was scanned, and nothing else, for the agent', async () => {
    const at = desk();
    const { body } = await at.post(issue().commented('@sluice keep the order'));
    const content = await at.ledger.content('github', body.delivery);
    expect(content?.text).toBe(
      'Basket total ignores the second voucher\n\nThe total drops by the first one only.\n\nkeep the order',
    );
    expect(content?.instruction).toBe('keep the order');
  });

  test('by the first project that wants it, in file order', async () => {
    const other = project('github', {}, { name: 'second' });
    const at = desk(
      config({ projects: [project('github', { labels: ['other'], mention: false }), other] }),
    );
    await at.post(issue().labeled('sluice'));
    expect(await at.head()).toMatchObject({ project: 'second' });
  });
});

describe('nothing is started, one record says why', () => {
  const BOT = { login: 'dependabot[bot]', id: 49699333, type: 'Bot' };

  test.each<{
    given: string;
    reason: string;
    from?: Sender;
    intake?: Partial<Intake>;
    sent: () => Letter;
    outcome?: string;
  }>([
    {
      given: 'a ping',
      reason: 'pong',
      outcome: 'accepted',
      sent: () =>
        letter('github', sample('github/ping'), { headers: { 'x-github-event': 'ping' } }),
    },
    {
      given: 'an event of another kind',
      reason: 'event_not_handled',
      sent: () => letter('github', {}, { headers: { 'x-github-event': 'star' } }),
    },
    {
      given: 'a pull request’s label',
      reason: 'pull_request',
      sent: () =>
        letter('github', { action: 'labeled' }, { headers: { 'x-github-event': 'pull_request' } }),
    },
    { given: 'a comment on a pull request', reason: 'pull_request', sent: () => onPullRequest() },
    {
      given: 'an action that is none of ours',
      reason: 'action_not_handled',
      sent: () =>
        edit(issue().labeled('sluice'), 'issues', (payload) => {
          payload.action = 'pinned';
        }),
    },
    { given: 'a bot', reason: 'bot_actor', sent: () => issue().labeled('sluice', { by: BOT }) },
    {
      given: 'a comment of ours',
      reason: 'own_actor',
      sent: () => issue().commented('@sluice\n<!-- sluice:github:1 -->'),
    },
    {
      given: 'a stranger’s mention',
      reason: 'stranger',
      sent: () => issue().commented('@sluice rm -rf', { as: 'NONE' }),
    },
    {
      given: 'another label',
      reason: 'not_a_trigger',
      sent: () => issue(['sluice']).labeled('bug'),
    },
    {
      given: 'a lacking second label',
      reason: 'label_missing',
      intake: { labels: ['sluice', 'ready'] },
      sent: () => issue().labeled('sluice'),
    },
    {
      given: 'an excluded label',
      reason: 'label_excluded',
      intake: { excludeLabels: ['wontfix'] },
      sent: () => issue(['wontfix']).labeled('sluice'),
    },
    {
      given: 'a lacking assignee',
      reason: 'assignee_mismatch',
      intake: { assignee: '*' },
      sent: () => issue().labeled('sluice'),
    },
    {
      given: 'a closed ticket',
      reason: 'ticket_closed',
      sent: () => Object.assign(issue(), { open: false }).labeled('sluice'),
    },
    {
      given: 'a comment without a mention',
      reason: 'no_mention',
      sent: () => issue().commented('see https://x.example/@sluice'),
    },
    {
      given: 'a quoted mention',
      reason: 'no_mention',
      sent: () => issue().commented('> @sluice fix it\n\nNo.'),
    },
    {
      given: 'an edit that leaves the mention as it was',
      reason: 'mention_not_new',
      sent: () => issue().edited('@sluice fix it!', '@sluice fix it'),
    },
    {
      given: 'an unknown command',
      reason: 'unknown_command',
      sent: () => issue().commented('/sluice dance'),
    },
    {
      given: 'a command where nobody listens',
      reason: 'mention_off',
      intake: { mention: false },
      sent: () => issue().commented('/sluice run'),
    },
    {
      given: 'a disabled project',
      reason: 'no_project',
      intake: { enabled: false },
      sent: () => issue().labeled('sluice'),
    },
    {
      given: 'another team',
      reason: 'team_mismatch',
      from: 'linear',
      intake: { teams: ['OPS'] },
      sent: () => linear('Issue.update'),
    },
    {
      given: 'another status',
      reason: 'status_mismatch',
      from: 'linear',
      intake: { statuses: ['Done'] },
      sent: () => linear('Issue.update'),
    },
    {
      given: 'a delegation that nobody wants',
      reason: 'not_a_trigger',
      from: 'linear',
      intake: { delegation: false },
      sent: () => linear('AgentSessionEvent.created'),
    },
    {
      given: 'a label that is made',
      reason: 'event_not_handled',
      from: 'linear',
      sent: () => linear('IssueLabel.create'),
    },
    {
      given: 'a comment that is removed',
      reason: 'action_not_handled',
      from: 'linear',
      sent: () => linear('Comment.remove'),
    },
  ])(
    '$given → $reason',
    async ({ reason, from = 'github', intake = {}, sent, outcome = 'ignored' }) => {
      const at = deskFor(from, intake);
      const answer = await at.post(sent());
      expect({ status: answer.status, ...answer.body }).toMatchObject({
        status: 200,
        outcome,
        reason,
      });
      expect(answer.calls).toEqual(['ledger.record']);
      expect(await at.head()).toBeUndefined();
      expect(await at.ledger.entry(from, answer.body.delivery)).toMatchObject({ outcome, reason });
      expect(await at.ledger.content(from, answer.body.delivery)).toBeUndefined();
      expect([...at.tasks.waiting, ...at.shows.waiting]).toEqual([]);
    },
  );

  test.each([
    { who: 'we ourselves', text: '@sluice\n<!-- sluice:github:1 -->', listed: false },
    { who: 'anybody else', text: 'I see it, too.', listed: true },
  ])('what $who did without an effect stands in the list of the ticket: $listed', async (row) => {
    const at = desk();
    const { body } = await at.post(issue().commented(row.text));
    const recorded = await at.ledger.entry('github', body.delivery);
    expect(recorded).toMatchObject({ outcome: 'ignored', event: 'issue_comment.created' });
    expect(recorded?.readableId !== undefined).toBe(row.listed);
  });

  test('no project at all → no_project', async () => {
    const at = desk(config({ projects: [] }));
    expect((await at.post(issue().labeled('sluice'))).body.reason).toBe('no_project');
  });

  function onPullRequest(): Letter {
    return edit(issue().commented('@sluice go'), 'issue_comment', (payload) => {
      payload.issue.pull_request = {
        url: 'https://api.github.com/repos/harbor-goods/shop/pulls/7',
      };
    });
  }
});

function edit(given: Letter, event: string, change: (payload: Json) => void): Letter {
  const payload = JSON.parse(Buffer.from(given.body).toString());
  change(payload);
  return letter('github', payload, { headers: { 'x-github-event': event } });
}

describe('the scanner', () => {
  const saying = (body: string) => Object.assign(issue(), { body });

  test('reads what the starter is called, also behind the part of the body that is scanned', async () => {
    const at = desk();
    const { agentSession, ...created } = sample('linear/AgentSessionEvent.created');
    const creator = { ...agentSession.creator, name: BLOCKED };
    const pad = 'x'.repeat(MAX_RAW_CHARS);
    const long = { pad, ...created, agentSession: { ...agentSession, creator } };
    const answer = await at.post(letter('linear', long));
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'scan_blocked' });
  });

  test.each([
    {
      given: 'a text that may command',
      body: FLAGGED,
      outcome: 'held',
      reason: 'scan_flagged',
      state: 'held',
    },
    {
      given: 'a text that does command',
      body: BLOCKED,
      outcome: 'rejected',
      reason: 'scan_blocked',
      state: 'rejected',
    },
  ])('$given → $outcome, shown and not dispatched', async ({ body, outcome, reason, state }) => {
    const at = desk();
    const answer = await at.post(saying(body).labeled('sluice'));
    expect({ status: answer.status, ...answer.body }).toMatchObject({
      status: 200,
      outcome,
      reason,
    });
    expect(answer.calls).toEqual(SHOWN);
    expect(await at.head()).toMatchObject({ state, epoch: 1, reason, showWant: 1 });
    expect((await at.head())?.enqueueOwed).toBeUndefined();
    expect(at.tasks.waiting).toEqual([]);
  });

  test('what it says of the instruction beside a mention counts as well', async () => {
    const at = desk();
    const answer = await at.post(issue().commented(`@sluice ${BLOCKED}`));
    expect(answer.body.reason).toBe('scan_blocked');
  });

  test.each([{ hook: undefined }, { hook: 'app' as const }])(
    'a blocked text is one task, though it comes twice ($hook hook) and was shown between',
    async ({ hook }) => {
      const at = desk();
      const bad = saying(BLOCKED);
      await at.post(bad.labeled('sluice'));
      await settleDebts(at);
      const again = await at.post(bad.labeled('sluice', hook ? { hook } : {}));
      expect(again.body.outcome).toBe(hook ? 'rejected' : 'duplicate');
      expect(again.body.taskId).toBe(`${(await at.head())?.key}:1`);
      expect(await at.head()).toMatchObject({ epoch: 1, state: 'rejected' });
    },
  );

  test('a text too large to be kept is held', async () => {
    const at = desk();
    const noise = randomBytes(400_000).toString('base64');
    const answer = await at.post(letter('standard', { title: 'Too much', description: noise }));
    expect(answer.body).toMatchObject({ outcome: 'held', reason: 'too_large' });
    expect((await at.head())?.content).toBeUndefined();
  });
});

describe('who is who', () => {
  test('the starter is the one who labelled, not the author', async () => {
    const at = desk();
    await at.post(issue().labeled('sluice', { by: JO }));
    expect(await at.head()).toMatchObject({ starter: { id: String(JO.id), name: JO.login } });
  });
});
