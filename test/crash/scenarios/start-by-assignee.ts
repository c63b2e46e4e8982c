import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { shop } from './shop.ts';

const US = 'sluice-bot';

export const startByAssignee: Scenario = {
  name: 'start-by-assignee',
  what: 'a person assigns the issue to us, the agent succeeds',
  guards: [4, 2],
  config: () => shop('github', { labels: [], assignee: US }),
  async play(stage) {
    await stage.send(hook(githubIssue(stage).assigned(US)));
  },
  ends: { [ISSUE]: DONE },
};
