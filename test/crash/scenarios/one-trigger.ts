import type { Letter } from '../../support/receive/letters.ts';
import { githubIssue } from '../stage/on-github.ts';
import type { Stage } from '../stage/stage.ts';

/** One trigger in the three shapes in which GitHub tells of it: `opened`, `labeled`, and by an App’s hook. */
export function oneTrigger(stage: Stage): readonly Letter[] {
  const issue = githubIssue(stage);
  issue.labels.add('sluice');
  return [issue.opened(), issue.labeled('sluice'), issue.labeled('sluice', { hook: 'app' })];
}
