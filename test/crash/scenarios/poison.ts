import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { clearDeadLetters } from './clear-dead-letters.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

const GONE = JSON.stringify({ ticket: 'github:harbor-goods:1' });

export const poison: Scenario = {
  name: 'poison',
  what: 'messages that no repetition mends stand before a task’s; put aside with their reasons, they are replayed in vain, and discarded',
  guards: [10, 4],
  async play(stage) {
    stage.queues.tasks.put('not { json');
    stage.queues.tasks.put(GONE);
    stage.queues.shows.put(GONE);
    await labelled(stage);
    await stage.quiet();
    await stage.operate({ do: 'dlqReplay', reason: 'no_head', dryRun: false });
    await stage.quiet();
    const found = await clearDeadLetters(stage, 'dlqDiscard');
    const reasons = new Set(found.map(({ reason }) => reason));
    stage.must(
      'each was put aside with its reason',
      [...reasons].sort().join() === 'no_head,not_json',
    );
    for (const { message, replays } of found) {
      const key = `dlq:discard:${message}:${replays}`;
      const entry = await stage.stores.ledger.entry('operator', key);
      stage.must('it is on record who discarded it', entry?.actor === 'olga');
    }
  },
  ends: { [ISSUE]: DONE },
};
