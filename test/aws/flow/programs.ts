import assert from 'node:assert/strict';
import { newApiKey } from '../../../shared/core/api-key.ts';
import { FLAGGED } from '../../support/receive/issue.ts';
import { handIn as handInWith } from './hand-in.ts';
import type { Scene, Stage } from './stage.ts';

const { key, start, hash } = newApiKey();

const handIn = (stage: Stage, more?: Readonly<Record<string, unknown>>) =>
  handInWith(stage, key, more);

/** What programs hand in with a key. */
export const programs: readonly Scene[] = [
  {
    title: 'a program hands in a task, whose ticket is made, worked on and closed with a comment',
    async play(stage) {
      const { account, settle, finish, expect } = stage;
      assert.equal((await handIn(stage)).status, 401);
      const created = await account.operate({ do: 'keyCreate', name: 'activity', start, hash });
      assert.equal(created.ok, true);
      account.later(11_000);
      const first = await handIn(stage);
      assert.equal(first.status, 201, JSON.stringify(first.body));
      await settle();
      await expect(String(first.body.issue_id), 'running');
      assert.deepEqual(await handIn(stage), { ...first, status: 200 });
      await finish();
      await expect(String(first.body.issue_id), 'succeeded');
    },
  },
  {
    title: 'a doubtful text goes to the default project, and is held where people see it',
    async play(stage) {
      const { settle, expect } = stage;
      const doubtful = { target_repo: null, description: FLAGGED, source_id: 'prompts' };
      const { status, body } = await handIn(stage, doubtful);
      assert.equal(status, 201, JSON.stringify(body));
      await settle();
      await expect(String(body.issue_id), 'held');
    },
  },
  {
    title: 'the page for people, and the document for programs',
    async play({ account }) {
      for (const path of ['/docs', '/openapi.json'])
        assert.equal((await fetch(account.url + path)).status, 200);
    },
  },
  {
    title: 'a key that was revoked opens nothing',
    async play(stage) {
      const { account } = stage;
      assert.equal((await account.operate({ do: 'keys' })).keys.length, 1);
      assert.equal((await account.operate({ do: 'keyRevoke', name: 'activity' })).ok, true);
      account.later(11_000);
      assert.equal((await handIn(stage)).status, 401);
    },
  },
];
