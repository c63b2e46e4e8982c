import type { Head, Step } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { LIFECYCLE } from '../../../shared/core/lifecycle.ts';
import { taskId } from '../../../shared/core/task-id.ts';
import { EVIDENCE } from './evidence.ts';
import type { SeenTicket } from './seen-ticket.ts';

/** What nobody can say the reason of. */
export const unexplained: readonly ((seen: SeenTicket) => readonly string[])[] = [
  function refusal({ ticket }) {
    return ticket.letters.flatMap(({ what, receipts }) =>
      receipts
        .filter(({ status }) => status >= 400 && status < 500)
        .map(({ status, reason }) => `${what} was refused: ${status} ${reason}`),
    );
  },

  function state({ ticket, tasks }) {
    return tasks.flatMap(({ key, epoch, state, reason, attempt = 0 }) => {
      const runs = ticket.runs.filter(({ task }) => task === taskId(key, epoch));
      const explained = reason !== undefined && EVIDENCE[reason]?.({ runs, ticket, attempt });
      return explained ? [] : [`task ${epoch} is ${state} for ${reason}, and nothing was so`];
    });
  },

  function history({ tasks }) {
    return tasks.flatMap((task) =>
      problems(task).map((problem) => `task ${task.epoch}: ${problem}`),
    );
  },
];

function problems({ state, history = [] }: Head): readonly string[] {
  const last = history.at(-1);
  const jumps = history.flatMap((step, index) => {
    const before = history[index - 1];
    return before && !follows(before, step) ? [`no way leads from ${before.to} to ${step.to}`] : [];
  });
  return [...(last?.to === state ? [] : [`${state}, and the last step was ${last?.to}`]), ...jumps];
}

/** A step may stay where it was: a message to a running task, a text that changed while held. */
function follows(before: Step, step: Step): boolean {
  const ways: readonly State[] = LIFECYCLE[before.to];
  return before.to === step.to || ways.includes(step.to);
}
