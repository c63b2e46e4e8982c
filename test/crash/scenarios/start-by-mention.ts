import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';

export const startByMention: Scenario = {
  name: 'start-by-mention',
  what: 'a comment mentions us, the agent succeeds',
  guards: [4, 6, 2],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).commented('@sluice fix it')));
  },
  ends: { [ISSUE]: DONE },
};
