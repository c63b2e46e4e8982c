import type { Scenario } from '../scenario.ts';
import { githubIssue, hook, ISSUE } from '../stage/on-github.ts';
import { READING_MS } from '../stage/reading.ts';
import { shop } from './shop.ts';

export const configChanged: Scenario = {
  name: 'config-changed',
  what: 'the project is switched off while a task waits, and on again; then the task is approved',
  guards: [11, 4],
  async play(stage) {
    await stage.send(hook(githubIssue(stage).labeled('sluice')));
    await stage.until('queued', ({ state }) => state === 'queued');
    const before = stage.config.current;
    stage.config.current = shop('github', { enabled: false });
    await stage.until('held', ({ state }) => state === 'held');
    stage.config.current = before;
    await stage.pass(READING_MS);
    await stage.operate({ do: 'approve', id: ISSUE });
  },
  ends: {
    [ISSUE]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done', labels: [] },
  },
};
