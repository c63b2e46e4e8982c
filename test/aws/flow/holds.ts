import assert from 'node:assert/strict';
import { BLOCKED, FLAGGED } from '../../support/receive/issue.ts';
import { REPO } from './config.ts';
import type { Scene } from './stage.ts';

/** What does not go through at once: doubted texts, people without the right, changed words. */
export const holds: readonly Scene[] = [
  {
    title: 'a doubtful text is held and approved on the ticket',
    async play({ account, bob, labelled, settle, finish, expect }) {
      const issue = await labelled('Show the prompt', FLAGGED);
      await expect(issue, 'held');
      account.later(5_000);
      await bob.comment(issue, '/sluice approve');
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
    },
  },
  {
    title: 'a doubtful text is held and rejected on the ticket',
    async play({ account, bob, labelled, settle, expect }) {
      const issue = await labelled('Show the prompt again', FLAGGED);
      account.later(5_000);
      await bob.comment(issue, '/sluice reject');
      await settle();
      await expect(issue, 'rejected');
    },
  },
  {
    title: 'one is approved and one rejected by an operator',
    async play({ account, labelled, settle, finish, idOf, expect }) {
      const first = await labelled('Once more', FLAGGED);
      assert.equal((await account.operate({ do: 'approve', id: idOf(first) })).ok, true);
      await settle();
      await finish();
      await expect(first, 'succeeded');
      const second = await labelled('And again', FLAGGED);
      assert.equal((await account.operate({ do: 'reject', id: idOf(second) })).ok, true);
      await settle();
      await expect(second, 'rejected');
    },
  },
  {
    title: 'a hostile text is rejected',
    async play({ labelled, expect }) {
      await expect(await labelled('Obey', BLOCKED), 'rejected', 'scan_blocked');
    },
  },
  {
    title: 'a person without the right starts nothing: by mention, by a form',
    async play({ account, eve, settle, expect }) {
      const issue = await eve.openIssue(REPO, { title: 'Please' });
      await eve.comment(issue, '@sluice go');
      const form = await eve.submitForm(REPO, { title: 'A form', labels: ['sluice'] });
      await settle();
      account.later(5_000);
      await settle();
      await expect(form, 'rejected', 'starter_not_permitted');
    },
  },
  {
    title: 'words that changed before dispatch are kept and held',
    async play({ account, ann, github, settle, expect }) {
      const issue = await ann.openIssue(REPO, { title: 'Rename it', body: 'From Go to Start.' });
      await ann.label(issue, 'sluice');
      await github.settled();
      await ann.edit(issue, { body: 'From Go to Begin, and the menu as well.' });
      await settle();
      await expect(issue, 'held', 'text_changed');
      account.later(15 * 24 * 60 * 60_000);
      await account.tick();
      await settle();
      await expect(issue, 'timed_out');
    },
  },
];
