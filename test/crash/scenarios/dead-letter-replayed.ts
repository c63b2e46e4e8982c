import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { clearDeadLetters } from './clear-dead-letters.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

export const deadLetterReplayed: Scenario = {
  name: 'dead-letter-replayed',
  what: 'the tracker is down until the task’s message is a dead letter; when it is up again, a person replays that',
  guards: [4, 11],
  async play(stage) {
    stage.site.trouble = () => new BackendError('unavailable', 'It is down');
    await labelled(stage);
    while ((await stage.deadLetters()) === 0) await stage.pass(60_000);
    stage.site.trouble = undefined;
    await clearDeadLetters(stage, 'dlqReplay');
  },
  ends: { [ISSUE]: DONE },
};
