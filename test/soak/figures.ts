import { taskId } from '../../shared/core/task-id.ts';
import type { Account } from './account/account.ts';
import type { Finding } from './account/seen-ticket.ts';
import { isTaken } from './world/letter.ts';
import type { World } from './world/world.ts';

/** What a soak comes to, in numbers. */
export function figures(world: World, { seen, findings }: Account) {
  const letters = world.books.tickets.flatMap((ticket) => ticket.letters);
  const receipts = letters.flatMap((letter) => letter.receipts);
  const answered = (outcome: string) =>
    receipts.filter((receipt) => receipt.outcome === outcome && receipt.status < 500).length;
  const runs = world.books.tickets.flatMap((ticket) => ticket.runs);
  const reports = runs.flatMap((run) => run.reports);
  const found = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind).length;
  const tasks = seen.flatMap((one) => one.tasks);
  return {
    tickets: seen.length,
    sent: world.mail.sent(),
    events: letters.length,
    accepted: answered('accepted'),
    duplicates: answered('duplicate'),
    ignored: answered('ignored'),
    held: answered('held'),
    rejected: answered('rejected'),
    answered5xx: receipts.filter(({ status }) => status >= 500).length,
    /** Events that the sender gave up before we took them. */
    neverTaken: letters.filter((letter) => !isTaken(letter)).length,
    tasks: tasks.length,
    states: countBy(tasks.map(({ state, reason }) => `${state} (${reason})`)),
    attempts: tasks.reduce((sum, { attempt = 0 }) => sum + attempt, 0),
    agentStarts: runs.length,
    agentStartCalls: runs.reduce((sum, { starts }) => sum + starts, 0),
    agentsWithoutTask: runs.filter(
      ({ task }) => !tasks.some(({ key, epoch }) => taskId(key, epoch) === task),
    ).length,
    results: reports.filter(({ route, status }) => route === 'result' && status === 200).length,
    resultsRefused: reports.filter(({ route, status }) => route === 'result' && status === 409)
      .length,
    comments: seen
      .filter(({ sticky }) => sticky)
      .reduce((sum, one) => sum + one.comments.length, 0),
    sessionWords: seen
      .filter(({ sticky, heard }) => !sticky && heard.length === 0)
      .reduce((sum, one) => sum + one.comments.length, 0),
    callbacks: seen.reduce((sum, { heard }) => sum + heard.length, 0),
    lost: found('lost'),
    doubled: found('doubled'),
    unexplained: found('unexplained'),
    answerMs: {
      p50: percentile(world.mail.answerTimes, 0.5),
      p99: percentile(world.mail.answerTimes, 0.99),
      p999: percentile(world.mail.answerTimes, 0.999),
    },
  };
}

function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([, a], [, b]) => b - a));
}
