import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { READING_MS } from '../stage/reading.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { shop } from './shop.ts';

export const configChanged: Scenario = {
  name: 'config-changed',
  what: 'the project is switched off while a task waits, and on again; then the task is approved',
  guards: [11, 4],
  async play(stage) {
    await labelled(stage);
    await stage.until('queued', ({ state }) => state === 'queued');
    const before = stage.config.current;
    stage.config.current = shop('github', { enabled: false });
    await stage.until('held', ({ state }) => state === 'held');
    stage.config.current = before;
    await stage.pass(READING_MS);
    await stage.operate({ do: 'approve', id: ISSUE });
  },
  ends: { [ISSUE]: DONE },
};
