import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';

export const cancelReporting: Scenario = {
  name: 'cancel-reporting',
  what: 'a person says `/sluice stop` in the moment in which the agent reports',
  guards: [5, 4],
  async play(stage) {
    const issue = githubIssue(stage);
    await stage.send(hook(issue.labeled('sluice')));
    await stage.until('heard of', ({ lease }) => lease !== undefined);
    // The agent's next word is its result, two minutes after the first.
    await stage.pass(2 * 60_000 - 1);
    const stop = issue.commented('/sluice stop', { at: stage.since() });
    await Promise.all([stage.send(hook(stop)), stage.pass(1)]);
  },
  ends: {
    // Whichever is first; a result that comes second is shown with the stop.
    [ISSUE]: [
      { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
      { state: 'cancelled', epochs: 1, runs: 1, shows: 'Sluice: Stopped', labels: [] },
    ],
  },
  async also(stage) {
    const [head] = await stage.heads();
    const answers = [...stage.agents.runs.values()].flatMap(({ reported }) => reported);
    const taken = answers.some((status) => status === 200);
    const lost = taken && head?.resultAttempt === undefined;
    return lost ? ['a result was answered 200, and is not with the task'] : [];
  },
};
