import assert from 'node:assert/strict';
import { newApiKey } from '../../../shared/core/api-key.ts';
import { configuration, into, REPO } from './config.ts';
import { handIn } from './hand-in.ts';
import type { Scene } from './stage.ts';

const POLLED = { labels: ['polled'], poll: { enabled: true } };
const DAY = 24 * 60 * 60_000;

/** What is long over. DynamoDB may take days to delete it, and here it never does. */
export const years: readonly Scene[] = [
  {
    title: 'a ticket whose head is over starts anew',
    async play({ account, ann, settle, finish, expect }) {
      account.later(100 * DAY);
      const issue = { repo: REPO, number: 1 };
      await ann.label(issue, 'sluice');
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
    },
  },
  {
    title: 'what was handed in is handed in again when its head is over',
    async play(stage) {
      const { account, settle, finish, expect } = stage;
      const { key, start, hash } = newApiKey();
      const only = { name: 'builds-only', project: 'builds' };
      const created = await account.operate({ do: 'keyCreate', start, hash, ...only });
      assert.equal(created.ok, true);
      account.later(11_000);
      const first = await handIn(stage, key);
      await settle();
      await finish();
      account.later(100 * DAY);
      const again = await handIn(stage, key);
      assert.deepEqual([again.status, again.body.issue_id], [201, first.body.issue_id]);
      await settle();
      await expect(String(again.body.issue_id), 'running');
      await finish();
    },
  },
  {
    title: 'a ticket whose head is over is found by a poll',
    async play({ account, github, linear, agent, ann, settle, finish, expect }) {
      const usual = configuration({ github, linear, agent });
      const { connections, projects } = usual;
      const { secrets: _, ...unheard } = connections.github;
      account.later(100 * DAY);
      await account.configure({
        ...usual,
        connections: { ...connections, unheard },
        projects: [...projects, { ...into, name: 'polled', connection: 'unheard', intake: POLLED }],
      });
      const issue = { repo: REPO, number: 1 };
      await ann.label(issue, 'polled');
      await settle();
      await account.tick();
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
      await account.configure(usual);
    },
  },
];
