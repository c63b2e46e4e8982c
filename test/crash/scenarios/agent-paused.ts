import type { Config } from '../../../shared/core/config.ts';
import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE, issueAfter } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

const OTHER = issueAfter(1);

function twoAgents(): Config {
  const all = shop('github', {}, { limits: limits({ concurrency: 1 }) });
  return { ...all, agents: [...all.agents, { name: 'other', kind: 'http', settings: {} }] };
}

export const agentPaused: Scenario = {
  name: 'agent-paused',
  what: 'a brake on one agent; a task of another, which came later, passes the one that waits',
  guards: [11, 4],
  config: twoAgents,
  async play(stage) {
    await stage.operate({ do: 'pause', scope: 'agent:tester' });
    await labelled(stage);
    await stage.until('waits', ({ reason }) => reason === 'paused', ISSUE);
    const issue = githubIssue(stage, 1);
    issue.labels.add('agent:other');
    await stage.send(hook(issue.labeled('sluice', { at: stage.since() })));
    await stage.until('done', ({ state }) => state === 'succeeded', OTHER);
    stage.must('no task passes the brake', stage.agents.of(ISSUE).length === 0);
    await stage.operate({ do: 'resume', scope: 'agent:tester' });
  },
  ends: { [ISSUE]: DONE, [OTHER]: { ...DONE, labels: ['agent:other'] } },
};
