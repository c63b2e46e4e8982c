import type { Issue } from '../../support/receive/issue.ts';
import { githubIssue, hook } from '../stage/on-github.ts';
import type { Stage } from '../stage/stage.ts';

/** A person puts the trigger label on an issue: the recorded one, or the one that comes so many after it. */
export async function labelled(stage: Stage, after = 0): Promise<Issue> {
  const issue = githubIssue(stage, after);
  await stage.send(hook(issue.labeled('sluice', { at: stage.since() })));
  return issue;
}
