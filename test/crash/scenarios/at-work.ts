import type { Issue } from '../../support/receive/issue.ts';
import type { Stage } from '../stage/stage.ts';
import { labelled } from './labelled.ts';

/** An issue was labelled, and its agent has called. */
export async function atWork(stage: Stage): Promise<Issue> {
  const issue = await labelled(stage);
  await stage.until('heard of', ({ lease }) => lease !== undefined);
  return issue;
}
