import assert from 'node:assert/strict';
import type { Scene } from './stage.ts';

/** What operators ask for beside what the other scenes need of them. */
export const people: readonly Scene[] = [
  {
    title: 'list, show, why, write back once more, and retry',
    async play({ account, labelled, settle, finish, idOf, expect }) {
      const issue = await labelled('Look at me');
      await finish();
      const id = idOf(issue);
      for (const asked of [
        { do: 'list' },
        { do: 'list', project: 'shop', unshown: true },
        { do: 'why', id },
        { do: 'writeback', id },
        { do: 'retry', id },
      ]) {
        assert.equal((await account.operate(asked)).ok, true, asked.do);
        account.later(1_000);
      }
      await settle();
      await expect(issue, 'running');
      await finish();
      await expect(issue, 'succeeded');
    },
  },
  {
    title: 'messages that no repetition mends are put aside, looked at, sent again and removed',
    async play({ account, settle }) {
      for (const [step, queue] of [
        ['dispatch', 'tasks'],
        ['writeback', 'shows'],
      ] as const) {
        const bad = { messageId: 'bad', body: '{}' };
        const none = { messageId: 'none', body: '{"ticket":"webhook:builds:none"}' };
        const taken = await account.invoke(step, { Records: [bad, none] });
        assert.equal(taken.batchItemFailures.length, 0);
        const { letters } = await account.operate({ do: 'dlqList', queue });
        assert.equal(letters.length, 2);
        const message = letters[0].message;
        assert.equal((await account.operate({ do: 'dlqShow', message })).ok, true);
        const replay = { do: 'dlqReplay', queue, message, dryRun: false };
        assert.equal((await account.operate(replay)).failed.length, 0);
        await settle();
        const all = { do: 'dlqDiscard', queue, all: true, dryRun: false };
        assert.equal((await account.operate(all)).failed.length, 0);
      }
    },
  },
];
