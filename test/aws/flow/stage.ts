import assert from 'node:assert/strict';
import type { GithubIssueRef, GithubPerson } from '../../../infra/local/trackers/github/person.ts';
import { githubPerson } from '../../../infra/local/trackers/github/person.ts';
import { startGithub } from '../../../infra/local/trackers/github/start.ts';
import { linearPerson } from '../../../infra/local/trackers/linear/person.ts';
import { startLinear } from '../../../infra/local/trackers/linear/start.ts';
import type { Account } from '../account.ts';
import { configuration, REPO, SECRETS } from './config.ts';
import { report, startAgent } from './start-agent.ts';

/** What the flow plays on: an account, trackers with people on them that send to it, and an agent. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

const LABELS = ['sluice', 'sluice-in-progress', 'sluice-failed', 'polled'];

export async function openStage(account: Account) {
  const agent = await startAgent();
  const clock = (real: number) => real + account.ahead(real);
  const github = await startGithub({
    repo: REPO,
    users: [
      { login: 'ann', token: 'ann-token', permission: 'write' },
      { login: 'bob', token: 'bob-token', permission: 'maintain' },
      { login: 'eve', token: 'eve-token', permission: 'read' },
    ],
    bot: { login: 'sluice-bot', token: SECRETS['/sluice/github-token'], permission: 'admin' },
    labels: LABELS,
    webhook: { url: `${account.url}/webhooks/github`, secret: SECRETS['sluice/github'] },
    clock,
  });
  const linear = await startLinear({
    team: { key: 'ENG', name: 'Engineering' },
    users: [{ name: 'Ann', token: 'ann-linear-key' }],
    app: { name: 'Sluice', token: SECRETS['sluice/linear-token'] },
    labels: LABELS,
    webhook: { url: `${account.url}/webhooks/linear`, secret: SECRETS['sluice/linear'] },
    clock,
  });
  await account.configure(configuration({ github, linear, agent }));
  const [ann, bob, eve] = ['ann', 'bob', 'eve'].map((name) =>
    githubPerson(github.url, `${name}-token`),
  ) as [GithubPerson, GithubPerson, GithubPerson];

  /** Lets everything that is under way come to its end. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      await Promise.all([github.settled(), linear.settled()]);
      await account.work();
    }
  }
  const idOf = ({ repo, number }: GithubIssueRef) => `github:${repo}#${number}`;

  return {
    account,
    agent,
    github,
    linear,
    ann,
    bob,
    eve,
    annOnLinear: linearPerson(linear.url, 'ann-linear-key'),
    idOf,
    settle,
    /** Ann opens an issue and labels it. */
    async labelled(title: string, body = 'It says Wellcome.') {
      const issue = await ann.openIssue(REPO, { title, body });
      await ann.label(issue, 'sluice');
      await settle();
      return issue;
    },
    /** What the operator is told of a ticket's present task. */
    async task(of: GithubIssueRef | string) {
      const id = typeof of === 'string' ? of : idOf(of);
      return (await account.operate({ do: 'show', id })).task;
    },
    async expect(of: GithubIssueRef | string, state: string, reason?: string): Promise<void> {
      const id = typeof of === 'string' ? of : idOf(of);
      const { task } = await account.operate({ do: 'show', id });
      const is = `${id} is ${task?.state} (${task?.reason})`;
      assert.equal(task?.state, state, is);
      if (reason !== undefined) assert.equal(task.reason, reason, is);
    },
    /** The agent ends what it was given last. */
    async finish(summary = 'Done', success = true) {
      const answer = await report(agent.work(), 'result', { success, summary });
      assert.equal(answer.status, 200);
      await settle();
    },
    async close() {
      await Promise.all([github.close(), linear.close(), agent.stop()]);
    },
  };
}

/** One thing that can happen, played to its end. */
export interface Scene {
  readonly title: string;
  play(stage: Stage): Promise<void>;
}
