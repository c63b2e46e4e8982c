import { showOwed } from '../../../shared/core/due.ts';
import type { Issue } from '../../support/receive/issue.ts';
import { FLAGGED } from '../../support/receive/issue.ts';
import { githubIssue, hook } from '../stage/on-github.ts';
import type { Stage } from '../stage/stage.ts';

/** A person labels an issue whose text the scanner holds, and its ticket says so. */
export async function flagged(stage: Stage): Promise<Issue> {
  const issue = Object.assign(githubIssue(stage), { body: FLAGGED });
  await stage.send(hook(issue.labeled('sluice')));
  await stage.until('held, and shown', (head) => head.state === 'held' && !showOwed(head));
  return issue;
}
