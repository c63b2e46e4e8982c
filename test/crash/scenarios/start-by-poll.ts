import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE, issueAfter, unsent } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { shop } from './shop.ts';

const POLL = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 86_400 };

export const startByPoll: Scenario = {
  name: 'start-by-poll',
  what: 'of two labels a poll finds both; the webhook of one comes late, that of the other never',
  guards: [2, 1, 4],
  config: () => shop('github', {}, { poll: POLL }),
  async play(stage) {
    const letter = githubIssue(stage).labeled('sluice', { at: stage.since() });
    unsent(stage, letter);
    unsent(stage, githubIssue(stage, 1).labeled('sluice', { at: stage.since() }));
    await stage.operate({ do: 'polls', now: true });
    await stage.pass(5 * 60_000);
    await stage.send(hook(letter));
  },
  ends: { [ISSUE]: DONE, [issueAfter(1)]: DONE },
};
