import { asTold } from './checks/as-told.ts';
import { nothingOwed } from './checks/nothing-owed.ts';
import { oneComment } from './checks/one-comment.ts';
import { oneRun } from './checks/one-run.ts';
import { putAway } from './checks/put-away.ts';
import { scanned } from './checks/scanned.ts';
import { withReason } from './checks/with-reason.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage/stage.ts';

/** Looks at everything when all is quiet, and tells each breach of a promise in words. */
export type Check = (stage: Stage, scenario: Scenario) => Promise<readonly string[]>;

export const CHECKS: readonly Check[] = [
  asTold,
  oneRun,
  scanned,
  oneComment,
  nothingOwed,
  putAway,
  withReason,
  async (stage, { also }) => (also ? also(stage) : []),
];
