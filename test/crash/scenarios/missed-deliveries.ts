import type { Scenario } from '../scenario.ts';
import { githubIssue, ISSUE, issueAfter, untended } from '../stage/on-github.ts';
import { DONE } from './done.ts';

const WITHIN_MS = 15 * 60_000;

export const missedDeliveries: Scenario = {
  name: 'missed-deliveries',
  what: 'two of three deliveries find our door closed; sweep reads GitHub’s log and has them sent again',
  guards: [2, 4, 10],
  recovers: true,
  async play(stage) {
    stage.door.open = false;
    await stage.send(untended(githubIssue(stage).labeled('sluice')));
    await stage.send(untended(githubIssue(stage, 1).labeled('sluice')));
    await stage.pass(20_000);
    stage.door.open = true;
    await stage.send(untended(githubIssue(stage, 2).labeled('sluice')));
    await stage.operate({ do: 'recover', dryRun: true });
  },
  ends: { [ISSUE]: DONE, [issueAfter(1)]: DONE, [issueAfter(2)]: DONE },
  async also({ posted, log, stores }) {
    const late = posted.filter(({ contentAt = 0 }) => contentAt > (log[0]?.at ?? 0) + WITHIN_MS);
    const known = await stores.recovery.of('github');
    const missed = known.flatMap(({ hooks }) => hooks.flatMap((hook) => hook.missed));
    return [
      ...late.map(({ posting }) => `${posting.what} came after more than a quarter of an hour`),
      ...missed.map(({ guid }) => `${guid} came, and counts as missed`),
    ];
  },
};
