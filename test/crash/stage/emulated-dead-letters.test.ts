import { deadLettersContract } from '../../contracts/dead-letters.ts';
import { deadLetterCalls, emulatedDeadLetters } from './emulated-dead-letters.ts';
import { queueing } from './queueing.ts';

deadLettersContract('the stage of the crash harness', async () => {
  const clock = {
    get now() {
      return Date.now();
    },
    set now(_) {},
  };
  const sent: { body: string; replays: number }[] = [];
  const { dead } = queueing('tasks', clock);
  const put = (body: string, replays = 0) => void sent.push({ body, replays });
  const calls = deadLetterCalls({ dead, put });
  return {
    letters: emulatedDeadLetters(calls),
    putAside: calls.putAside,
    replayed: async () => sent,
  };
});
