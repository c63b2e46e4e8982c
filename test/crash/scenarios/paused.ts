import type { Scenario } from '../scenario.ts';
import { APART_MS } from '../stage/apart.ts';
import { ISSUE, issueAfter } from '../stage/on-github.ts';
import { DONE } from './done.ts';
import { inOrder } from './in-order.ts';
import { labelled } from './labelled.ts';
import { limits, shop } from './shop.ts';

const [FIRST, SECOND, THIRD] = [ISSUE, issueAfter(1), issueAfter(2)];

export const paused: Scenario = {
  name: 'paused',
  what: '`sluice pause` while one task runs; two more wait in line until `sluice resume`, and go in order',
  guards: [11, 4],
  config: () => shop('github', {}, { limits: limits({ concurrency: 1, deadlineSeconds: 7200 }) }),
  async play(stage) {
    await labelled(stage);
    // By now its agent has it, unless something went wrong: then it waits, too.
    await stage.pass(40_000);
    await stage.operate({ do: 'pause', scope: 'all', reason: 'An incident' });
    for (const [after, ticket] of [
      [1, SECOND],
      [2, THIRD],
    ] as const) {
      await labelled(stage, after);
      await stage.until('waits', ({ reason }) => reason === 'paused', ticket);
      await stage.pass(APART_MS);
    }
    await stage.pass(5 * 60_000);
    await stage.operate({ do: 'brakes' });
    for (const ticket of [SECOND, THIRD])
      stage.must('no task passes the brake', stage.agents.of(ticket).length === 0);
    await stage.operate({ do: 'resume', scope: 'all' });
  },
  ends: {
    // A hand-over that came to nothing before the pause is taken back: a run that begins all the same is told to stop.
    [FIRST]: [DONE, { ...DONE, runs: 2 }],
    [SECOND]: DONE,
    [THIRD]: DONE,
  },
  also: inOrder(SECOND, THIRD),
};
