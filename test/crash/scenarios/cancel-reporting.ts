import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import { atWork } from './at-work.ts';
import { DONE } from './done.ts';
import { STOPPED } from './stopped.ts';

export const cancelReporting: Scenario = {
  name: 'cancel-reporting',
  what: 'a person says `/sluice stop` in the moment in which the agent reports',
  guards: [5, 4],
  async play(stage) {
    const issue = await atWork(stage);
    // The agent's next word is its result, two minutes after the first.
    await stage.pass(2 * 60_000 - 1);
    const stop = issue.commented('/sluice stop', { at: stage.since() });
    await Promise.all([stage.send(hook(stop)), stage.pass(1)]);
  },
  ends: {
    // Whichever is first; a result that comes second is shown with the stop.
    [ISSUE]: [DONE, STOPPED],
  },
  async also(stage) {
    const [head] = await stage.heads();
    const answers = [...stage.agents.runs.values()].flatMap(({ reported }) => reported);
    const taken = answers.some((status) => status === 200);
    const lost = taken && head?.resultAttempt === undefined;
    return lost ? ['a result was answered 200, and is not with the task'] : [];
  },
};
