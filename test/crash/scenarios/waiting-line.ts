import type { Scenario } from '../scenario.ts';
import { APART_MS } from '../stage/apart.ts';
import { issueAfter } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { inOrder } from './in-order.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

const CAP = 2;
const TICKETS = [0, 1, 2, 3].map(issueAfter);

export const waitingLine: Scenario = {
  name: 'waiting-line',
  what: 'four tickets, and two may run at a time: the others wait in line, and go in order',
  guards: [11, 4],
  config: () => shop('github', {}, { limits: limits({ concurrency: CAP }) }),
  async play(stage) {
    for (const [after, ticket] of TICKETS.entries()) {
      await labelled(stage, after);
      const isTaken = after < CAP ? 'running' : 'queued';
      await stage.until(isTaken, ({ state }) => state === isTaken, ticket);
      if (after >= CAP) await stage.pass(APART_MS);
    }
  },
  ends: Object.fromEntries(TICKETS.map((ticket) => [ticket, DONE])),
  async also(stage) {
    const { most } = stage.agents;
    const broken = await inOrder(...TICKETS.slice(CAP))(stage);
    return most > CAP ? [...broken, `${most} ran at the same time`] : broken;
  },
};
