import { configuration, into, REPO } from './config.ts';
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
