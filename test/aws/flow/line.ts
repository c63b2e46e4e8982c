import assert from 'node:assert/strict';
import type { Scene } from './stage.ts';

/** Tasks that wait: for a slot, and for a brake. */
export const line: readonly Scene[] = [
  {
    title: 'the second task waits for the first, and is woken by its end',
    async play({ labelled, finish, settle, expect }) {
      await labelled('The first');
      const second = await labelled('The second');
      const third = await labelled('The third');
      await expect(second, 'queued', 'waiting_for_slot');
      await finish();
      await settle();
      await expect(second, 'running');
      await finish();
      await expect(third, 'running');
      await finish();
    },
  },
  {
    title: 'who waits goes on when the one before it is lost, or stopped by an operator',
    async play({ account, labelled, settle, finish, idOf, expect }) {
      const first = await labelled('Lost soon');
      const second = await labelled('Waits for that');
      const third = await labelled('Waits for both');
      // It never calls.
      account.later(11 * 60_000);
      await account.tick();
      await settle();
      await expect(second, 'running');
      assert.equal((await account.operate({ do: 'stop', id: idOf(second) })).ok, true);
      await settle();
      await expect(second, 'cancelled');
      await account.operate({ do: 'stop', id: idOf(first) });
      await settle();
      await expect(third, 'running');
      await finish();
      await expect(third, 'succeeded');
    },
  },
  {
    title: 'a brake keeps a task, and its end lets it go',
    async play({ account, labelled, settle, finish, expect }) {
      const brake = { do: 'pause', scope: 'project:shop', reason: 'A release' };
      assert.equal((await account.operate(brake)).ok, true);
      const issue = await labelled('After the release');
      await expect(issue, 'queued', 'paused');
      assert.equal((await account.operate({ do: 'brakes' })).ok, true);
      const resume = { do: 'resume', scope: 'project:shop' };
      assert.equal((await account.operate(resume)).ok, true);
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
    },
  },
];
