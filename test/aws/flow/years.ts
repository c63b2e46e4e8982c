import { REPO } from './config.ts';
import type { Scene } from './stage.ts';

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
];
