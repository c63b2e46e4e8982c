import type { Scenario } from './scenario.ts';
import { agentPaused } from './scenarios/agent-paused.ts';
import { applied } from './scenarios/applied.ts';
import { blocked } from './scenarios/blocked.ts';
import { botsInCircles } from './scenarios/bots-in-circles.ts';
import { cancelByOperator } from './scenarios/cancel-by-operator.ts';
import { cancelQueued } from './scenarios/cancel-queued.ts';
import { cancelReporting } from './scenarios/cancel-reporting.ts';
import { cancelRunning } from './scenarios/cancel-running.ts';
import { cancelSession } from './scenarios/cancel-session.ts';
import { closedUnheard } from './scenarios/closed-unheard.ts';
import { concurrent } from './scenarios/concurrent.ts';
import { configChanged } from './scenarios/config-changed.ts';
import { deadLetterReplayed } from './scenarios/dead-letter-replayed.ts';
import { deadline } from './scenarios/deadline.ts';
import { duplicates } from './scenarios/duplicates.ts';
import { echoes } from './scenarios/echoes.ts';
import { failAndRetry } from './scenarios/fail-and-retry.ts';
import { flaggedApproved } from './scenarios/flagged-approved.ts';
import { flaggedRejected } from './scenarios/flagged-rejected.ts';
import { fullProject } from './scenarios/full-project.ts';
import { leaseLost } from './scenarios/lease-lost.ts';
import { message } from './scenarios/message.ts';
import { missedDeliveries } from './scenarios/missed-deliveries.ts';
import { notPermitted } from './scenarios/not-permitted.ts';
import { outageAtTheEnd } from './scenarios/outage-at-the-end.ts';
import { paused } from './scenarios/paused.ts';
import { poison } from './scenarios/poison.ts';
import { question } from './scenarios/question.ts';
import { relabelAtOnce } from './scenarios/relabel-at-once.ts';
import { retryByOperator } from './scenarios/retry-by-operator.ts';
import { retryByPerson } from './scenarios/retry-by-person.ts';
import { secondOpinion } from './scenarios/second-opinion.ts';
import { secondOpinionDoubts } from './scenarios/second-opinion-doubts.ts';
import { shownAgain } from './scenarios/shown-again.ts';
import { silentAgent } from './scenarios/silent-agent.ts';
import { startByApi } from './scenarios/start-by-api.ts';
import { startByAssignee } from './scenarios/start-by-assignee.ts';
import { startByDelegation } from './scenarios/start-by-delegation.ts';
import { startByLabel } from './scenarios/start-by-label.ts';
import { startByMention } from './scenarios/start-by-mention.ts';
import { startByPoll } from './scenarios/start-by-poll.ts';
import { startByPost } from './scenarios/start-by-post.ts';
import { startedTooOften } from './scenarios/started-too-often.ts';
import { trackerDown } from './scenarios/tracker-down.ts';
import { unlabeledFirst } from './scenarios/unlabeled-first.ts';
import { unlabelledUnheard } from './scenarios/unlabelled-unheard.ts';
import { waitingLine } from './scenarios/waiting-line.ts';
import { writeBackRefused } from './scenarios/write-back-refused.ts';

/** Every scenario, in the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  startByLabel,
  startByMention,
  startByPoll,
  startByApi,
  startByAssignee,
  startByDelegation,
  startByPost,
  duplicates,
  concurrent,
  unlabeledFirst,
  missedDeliveries,
  relabelAtOnce,
  flaggedApproved,
  flaggedRejected,
  secondOpinion,
  secondOpinionDoubts,
  blocked,
  notPermitted,
  echoes,
  botsInCircles,
  startedTooOften,
  fullProject,
  waitingLine,
  paused,
  agentPaused,
  cancelQueued,
  cancelRunning,
  cancelSession,
  cancelByOperator,
  cancelReporting,
  closedUnheard,
  unlabelledUnheard,
  failAndRetry,
  retryByPerson,
  retryByOperator,
  silentAgent,
  leaseLost,
  deadline,
  trackerDown,
  deadLetterReplayed,
  poison,
  outageAtTheEnd,
  writeBackRefused,
  shownAgain,
  configChanged,
  applied,
  message,
  question,
];
