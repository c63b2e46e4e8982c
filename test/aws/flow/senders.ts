import assert from 'node:assert/strict';
import { signStandard } from '../../../shared/core/standard-webhooks.ts';
import { SECRETS } from './config.ts';
import type { Scene, Stage } from './stage.ts';
import { report } from './start-agent.ts';

/** The other trackers, and what never came. */
export const senders: readonly Scene[] = [
  {
    title: 'an issue on Linear, looked at while its agent works',
    async play(stage) {
      const { annOnLinear, settle, finish, expect } = stage;
      const title = 'Sort the list by name';
      const issue = await annOnLinear.createIssue({ title, labels: ['sluice'] });
      await settle();
      await expect(`linear:${issue}`, 'running');
      await lookedAt(stage);
      await expect(`linear:${issue}`, 'running');
      await finish();
      await expect(`linear:${issue}`, 'succeeded');
    },
  },
  {
    title: 'a signed sender, as text and in base64',
    async play(stage) {
      stage.account.gateway.inBase64(false);
      assert.deepEqual(await submit(stage), [200, 'accepted']);
      stage.account.gateway.inBase64(true);
      assert.deepEqual(await submit(stage), [200, 'duplicate']);
      await stage.settle();
      await stage.finish();
      await stage.expect('webhook:builds:build-9', 'succeeded');
    },
  },
  {
    title: 'a delivery that never reached us is found in the log, and sent again',
    async play({ account, github, labelled, settle, finish, expect, task }) {
      await account.tick();
      account.gateway.breakFor(Number.POSITIVE_INFINITY);
      const issue = await labelled('Unheard');
      account.gateway.breakFor(0);
      assert.equal(await task(issue), undefined);
      assert.equal((await account.operate({ do: 'recover' })).ok, true);
      for (let minute = 0; minute < 12; minute++) {
        account.later(60_000);
        await account.tick();
        await github.settled();
      }
      await settle();
      await expect(issue, 'running');
      await finish();
    },
  },
  {
    title: 'an issue that is closed unheard is looked at, and its task stopped',
    async play(stage) {
      const { account, ann, labelled, settle, expect } = stage;
      const issue = await labelled('Closed soon');
      await expect(issue, 'running');
      account.gateway.breakFor(Number.POSITIVE_INFINITY);
      await ann.close(issue);
      await settle();
      account.gateway.breakFor(0);
      await lookedAt(stage);
      await expect(issue, 'cancelled');
    },
  },
];

/** Lets sweep look at the ticket of what the agent was given last, which is alive. */
async function lookedAt({ account, agent, settle }: Stage): Promise<void> {
  account.later(9 * 60_000);
  assert.equal((await report(agent.work(), 'heartbeat', { cursor: 0 })).status, 200);
  account.later(2 * 60_000);
  await account.tick();
  await settle();
}

async function submit({ account }: Stage): Promise<readonly [number, unknown]> {
  const body = JSON.stringify({ id: 'build-9', title: 'The nightly build is «red»' });
  const seconds = account.now() / 1_000;
  const response = await fetch(`${account.url}/webhooks/builds`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signStandard(SECRETS['sluice/builds'], 'msg_build-9', seconds, body),
    },
    body,
  });
  return [response.status, ((await response.json()) as { outcome: string }).outcome];
}
