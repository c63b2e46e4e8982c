import type { Scenario } from '../scenario.ts';
import { BUILD, submission } from '../stage/by-webhook.ts';

export const startByPost: Scenario = {
  name: 'start-by-post',
  what: 'a build server posts a signed wish and signs each repetition anew',
  guards: [1, 4, 2],
  async play(stage) {
    await stage.send(submission('msg-crash'));
  },
  ends: { [BUILD]: { state: 'succeeded', epochs: 1, runs: 1, shows: 'Sluice: Done' } },
};
