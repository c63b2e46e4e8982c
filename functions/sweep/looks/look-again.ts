import { againstRun } from '../../../shared/core/against-run.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { change } from '../../../shared/core/change.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { ReasonCode } from '../../../shared/core/reasons.ts';
import { revise } from '../../../shared/core/revise.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import type { LookDeps } from './deps.ts';

type Deps = Omit<LookDeps, 'random'>;

/** What a look found. `unknown`: the tracker did not say; it is asked again ten minutes later. */
export type Found = 'stands' | 'stopped' | 'changed' | 'unknown';

/** What follows from the project's rules: they may have changed, instead of the ticket. */
const OF_THE_PROJECT: readonly ReasonCode[] = [
  'trigger_gone',
  'unassigned',
  'label_excluded',
  'team_mismatch',
];

/**
 * Looks how the ticket of a task stands, and stops the task where a person ended it and no delivery told: closed, deleted, unlabelled,
 * unassigned. What the agent wrote since the look was due, a heartbeat or progress, keeps no stop from it, as long as the same run still has
 * the same against it. It raises no fence: a trigger that was missed as well, and is sent again, is newer than the task and opens the next.
 */
export async function lookAgain(head: Head, deps: Deps): Promise<Found> {
  const { projects, connections } = await deps.config.read();
  const project = projects.find((each) => each.name === head.project);
  const connection = connections.find((each) => each.name === head.ticket?.connection);
  if (!project || !connection || !head.ticket) return 'unknown';
  const seen = await see(head.ticket, project, deps);
  if (seen === 'unknown') return 'unknown';
  const { inProgress } = connection.labels;
  const against = (ticket: Ticket, run = head) =>
    againstRun(run, project, inProgress, ticket, deps.now());
  const judge = (run: Head) => (seen === 'gone' ? 'deleted' : against(seen, run));
  const reason = judge(head);
  if (!reason) return 'stands';
  if (OF_THE_PROJECT.includes(reason) && (await stoodAlready(head, reason, against, deps)))
    return 'stands';
  const stopped = await revise(deps.heads, head.key, (now) =>
    isSameRun(now, head) && judge(now) === reason
      ? change(now, deps.now(), { to: 'cancelled', reason, set: { stopOwed: true } })
      : undefined,
  );
  if (!stopped) return 'changed';
  await deps.tasks.send({ ticket: head.key }, { group: head.project });
  return 'stopped';
}

/** No state came and went in between, and no trigger or stop was consumed: what was seen is still about this. */
function isSameRun(now: Head, then: Head): boolean {
  const isSame = (name: 'epoch' | 'attempt' | 'state' | 'fence') => now[name] === then[name];
  const sameStep = now.history?.at(-1)?.at === then.history?.at(-1)?.at;
  return isSame('epoch') && isSame('attempt') && isSame('state') && isSame('fence') && sameStep;
}

async function see(
  ticket: NonNullable<Head['ticket']>,
  project: Project,
  deps: Deps,
): Promise<Ticket | 'gone' | 'unknown'> {
  try {
    const backend = await deps.backend(ticket.connection, project);
    return (await backend.look(ticket, [])).ticket;
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    return error.kind === 'not_found' ? 'gone' : 'unknown';
  }
}

/** Whether the ticket had the same against it when the task began: then nobody took anything away. Nobody knows where the text is gone. */
async function stoodAlready(
  { content: pointer }: Head,
  reason: ReasonCode,
  against: (ticket: Ticket) => ReasonCode | undefined,
  { ledger }: Deps,
): Promise<boolean> {
  const content = pointer && (await ledger.content(pointer.connection, pointer.key));
  return (
    !content ||
    content.ticket.partial === true ||
    against({ ...content.ticket, open: true }) === reason
  );
}
