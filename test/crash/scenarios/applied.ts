import type { Scenario } from '../scenario.ts';
import { ISSUE } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';

const document = { connections: { ci: { tracker: 'webhook', secrets: ['env:CI'] } } };

export const applied: Scenario = {
  name: 'applied',
  what: 'while a task runs two people apply a configuration over the same one; the first counts, and the second is told',
  guards: [4],
  async play(stage) {
    await labelled(stage);
    await stage.operate({ do: 'apply', document, over: 0 });
    const late = await stage.operate({
      do: 'apply',
      document: { ...document, projects: [] },
      over: 0,
    });
    stage.must('who came second was told', !late.ok);
    await stage.operate({ do: 'config' });
  },
  ends: { [ISSUE]: DONE },
  async also({ stores }) {
    const kept = await stores.configs.read();
    return kept?.version === 1
      ? []
      : [`version ${kept?.version ?? 0} of the configuration instead of 1`];
  },
};
