import { showOwed } from '../../../shared/core/due.ts';
import { withMarker } from '../../../shared/trackers/body/marker.ts';
import type { Issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import type { Scenario } from '../scenario.ts';
import { hook, ISSUE } from '../stage/on-github.ts';
import type { Stage } from '../stage/stage.ts';
import { DONE } from './done.ts';
import { labelled } from './labelled.ts';
import { shop } from './shop.ts';

/** Whatever we wrote comes back as a delivery in the name of the person whose token it is. */
async function echo(stage: Stage, ...letters: readonly ((at: number) => Letter)[]): Promise<void> {
  for (const letter of letters) await stage.send(hook(letter(stage.since())));
}

/** Our comment, with words in it that would steer us if a person had said them. */
const ours = (issue: Issue) => (at: number) =>
  issue.commented(withMarker('**Sluice**\n\n@sluice /sluice stop', 'github:1:1'), { at });

export const echoes: Scenario = {
  name: 'echoes',
  what: 'each comment, label and closing of ours comes back as a delivery of the person whose token we have',
  guards: [9, 3],
  config: () => shop('github', {}, { writeBack: { close: true } }),
  async play(stage) {
    const issue = await labelled(stage);
    await stage.until('marked', ({ markedAt }) => markedAt !== undefined);
    await echo(
      stage,
      ours(issue),
      (at) => issue.labeled('sluice-in-progress', { at }),
      (at) => issue.unlabeled('sluice', { at }),
    );
    await stage.until('done, and shown', (head) => head.state === 'succeeded' && !showOwed(head));
    await echo(
      stage,
      ours(issue),
      (at) => issue.unlabeled('sluice-in-progress', { at }),
      (at) => issue.closed({ at }),
    );
  },
  ends: { [ISSUE]: DONE },
};
