import assert from 'node:assert/strict';
import { REPO } from './config.ts';
import type { Scene } from './stage.ts';
import { report } from './start-agent.ts';

/** From a label to the comment, with everything that an agent can say, and the same tickets again. */
export const tasks: readonly Scene[] = [
  {
    title: 'a label starts a task, which asks, is answered, and succeeds',
    async play({ account, agent, ann, labelled, settle, finish, expect }) {
      const issue = await labelled('Fix the typo in the footer');
      await expect(issue, 'running');
      const work = agent.work();
      assert.equal((await report(work)).status, 200);
      assert.equal((await report(work, 'heartbeat', { cursor: 0 })).status, 200);
      assert.equal((await report(work, 'progress', { text: 'Reading' })).status, 202);
      assert.equal((await report(work, 'question', { text: 'Which one?' })).status, 202);
      await settle();
      await expect(issue, 'needs_info');
      account.later(5_000);
      await ann.comment(issue, '@sluice the second one');
      await settle();
      await expect(issue, 'running');
      const beat = await report(work, 'heartbeat', { cursor: 0 });
      assert.equal(beat.messages?.length, 1);
      assert.equal((await report(work, 'heartbeat', { cursor: beat.cursor })).status, 200);
      await finish();
      await expect(issue, 'succeeded');
      assert.equal((await report(work, 'result', { success: true, summary: 'Done' })).status, 200);
      const { comments } = await ann.view(issue);
      assert.equal(comments.filter(({ user }) => user === 'sluice-bot').length, 1);
    },
  },
  {
    title: 'the same webhook again, and one that is forged',
    async play({ account, github, settle }) {
      const first = github.deliveries().find(({ action }) => action === 'labeled');
      github.redeliver(first?.id ?? -1);
      await settle();
      const forged = await fetch(`${account.url}/webhooks/github`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=00' },
        body: '{}',
      });
      assert.equal(forged.status, 401);
    },
  },
  {
    title: 'the label again opens the next task; the person who set it stops that one',
    async play({ account, agent, ann, settle, expect }) {
      account.later(10 * 60_000);
      const issue = { repo: REPO, number: 1 };
      await ann.label(issue, 'sluice');
      await settle();
      await expect(issue, 'running');
      account.later(5_000);
      await ann.unlabel(issue, 'sluice-in-progress');
      await settle();
      await expect(issue, 'cancelled');
      assert.equal(agent.stops.length, 1);
    },
  },
  {
    title: 'an attempt fails, and the next one too',
    async play({ account, labelled, settle, finish, expect }) {
      const issue = await labelled('Repair the basket');
      await finish('No way', false);
      await expect(issue, 'queued');
      account.later(2 * 60_000);
      await account.tick();
      await settle();
      await expect(issue, 'running');
      await finish('No way at all', false);
      await expect(issue, 'failed');
    },
  },
  {
    title: 'an agent goes silent; its lease is over, and the next attempt ends the task',
    async play({ account, agent, labelled, settle, finish, expect }) {
      const issue = await labelled('Sort by date');
      await report(agent.work(), 'heartbeat', { cursor: 0 });
      account.later(11 * 60_000);
      await account.tick();
      await settle();
      await expect(issue, 'queued');
      account.later(3 * 60_000);
      await account.tick();
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
    },
  },
  {
    title: 'a message in vain: nobody waits for it; a text that starts nothing',
    async play({ ann, eve, settle }) {
      const issue = await ann.openIssue(REPO, { title: 'Just a thought' });
      await ann.label(issue, 'sluice-failed');
      await eve.comment(issue, 'I see it, too.');
      await settle();
    },
  },
];
