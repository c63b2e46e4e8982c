import { showOwed } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { TERMINAL } from '../../../shared/core/lifecycle.ts';
import { taskId } from '../../../shared/core/task-id.ts';
import { isDelivered } from '../world/letter.ts';
import type { Run } from '../world/run.ts';
import { wasGiven } from '../world/seen.ts';
import type { SeenTicket } from './seen-ticket.ts';

/** Ended, or a person's to end. */
const RESTING: readonly (State | undefined)[] = [...TERMINAL, 'held', 'needs_info'];

/** What should have come of a ticket and did not. */
export const lost: readonly ((seen: SeenTicket) => readonly string[])[] = [
  function trigger({ ticket, tasks }) {
    const arrived = ticket.letters.every(isDelivered);
    return arrived && tasks.length < ticket.least
      ? [`${tasks.length} tasks, where there should be ${ticket.least}`]
      : [];
  },

  function past({ tasks }) {
    const opened = tasks.at(-1)?.epoch ?? 0;
    return opened > tasks.length ? [`of ${opened} tasks ${tasks.length} are kept`] : [];
  },

  function stop({ ticket, tasks }) {
    return wasGiven(ticket, 'stopped') && !tasks.some(({ state }) => state === 'cancelled')
      ? ['a stop was taken in, and nothing is cancelled']
      : [];
  },

  function message({ ticket }) {
    if (!wasGiven(ticket, 'message_delivered')) return [];
    return ticket.said
      .filter((words) => !ticket.runs.some(({ messages }) => messages.includes(words)))
      .filter(() => ticket.runs.some((run) => couldHear(run, ticket)))
      .map((words) => `taken in and never handed to the agent: ${words}`);
  },

  function result({ ticket, comments }) {
    const shown = comments.join('\n');
    return ticket.runs
      .filter((run) => counts(run) && !ticket.runs.some((other) => isLater(other, run)))
      .map(summaryOf)
      .filter((summary) => !shown.includes(summary))
      .map((summary) => `no comment shows: ${summary}`);
  },

  function debt({ tasks }) {
    return tasks.flatMap((task) =>
      debtsOf(task).map((debt) => `task ${task.epoch} still owes: ${debt}`),
    );
  },

  function end({ tasks }) {
    return tasks
      .filter(({ state }) => !RESTING.includes(state))
      .map(({ epoch, state }) => `task ${epoch} is ${state} when all is still`);
  },

  function label({ tasks, labels, ticket }) {
    const now = tasks.at(-1);
    if (!now?.state || ticket.story.tracker === 'sender' || !now.showWant) return [];
    const right = now.state === 'needs_info' ? ['sluice-in-progress'] : FAILED(now.state);
    const wrong = ['sluice-in-progress', 'sluice-failed'].filter(
      (label) => labels.includes(label) !== right.includes(label),
    );
    return wrong.map(
      (label) => `${now.state}, and ${label} is ${labels.includes(label) ? '' : 'not '}on`,
    );
  },
];

function FAILED(state: State): readonly string[] {
  return ['failed', 'timed_out', 'rolled_back'].includes(state) ? ['sluice-failed'] : [];
}

/** A call was answered after the message came in, and the attempt was not told to stop. */
function couldHear(run: Run, { letters }: SeenTicket['ticket']): boolean {
  const times = letters.flatMap(({ receipts }) =>
    receipts.filter(({ reason }) => reason === 'message_delivered').map(({ at }) => at),
  );
  const last = run.reports.findLast(
    ({ route, status, stop }) => route === 'heartbeat' && status === 200 && !stop,
  );
  return last !== undefined && times.length > 0 && last.sentAt > Math.max(...times) + 2_000;
}

/** Its result was taken, and it is not tried again for it. */
function counts({ reports }: Run): boolean {
  return reports.some(
    ({ route, status, state }) => route === 'result' && status === 200 && state !== 'queued',
  );
}

function isLater(other: Run, run: Run): boolean {
  return other.task === run.task && other.attempt > run.attempt && counts(other);
}

function summaryOf({ reports }: Run): string {
  return reports.find(({ route }) => route === 'result')?.summary ?? '';
}

function debtsOf(task: Head): readonly string[] {
  return [
    ...(showOwed(task) ? [`showing ${taskId(task.key, task.epoch)}`] : []),
    ...(task.showGivenUp ? [`a show that was given up: ${task.showError}`] : []),
    ...(task.enqueueOwed ? ['a start'] : []),
    ...(task.stopOwed ? ['a stop'] : []),
  ];
}
