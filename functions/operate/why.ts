import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import type { LedgerEntry } from '../../shared/core/ledger.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import { taskId } from '../../shared/core/task-id.ts';
import type { OperateDeps } from './deps.ts';
import { earlier } from './earlier.ts';
import { find } from './find.ts';
import { missedBy } from './missed-by.ts';
import type { Response } from './request.ts';
import { noTask, whole } from './show.ts';
import { time } from './view.ts';

const DELIVERIES = 25;

/**
 * What became of a delivery, a ticket or a task, and why. The record of a delivery is provisional; where it started or steered a task,
 * the head has the last word.
 */
export async function why(id: string, deps: OperateDeps): Promise<Response> {
  const entry = await delivery(id, deps);
  if (entry) {
    const head = entry.ticketKey ? await deps.heads.read(entry.ticketKey) : undefined;
    return {
      ok: true,
      delivery: explain(entry, await tasksOf(head, deps)),
      ...(head?.state ? { task: await whole(head, deps) } : {}),
    };
  }
  const head = await find(id, deps);
  const readableId = head?.ticket?.readableId ?? id;
  const entries = await deps.ledger.ofTicket(readableId, DELIVERIES);
  if (!head && entries.length === 0) {
    const missed = await missedBy(id, deps);
    return missed ? { ok: true, missed } : noTask(id);
  }
  const tasks = await tasksOf(head, deps);
  return {
    ok: true,
    ...(head?.state ? { task: await whole(head, deps) } : {}),
    deliveries: entries.map((each) => explain(each, tasks)),
  };
}

/** `<connection>/<key>`, or a bare key of any connection. */
async function delivery(id: string, deps: OperateDeps): Promise<LedgerEntry | undefined> {
  const slash = id.indexOf('/');
  const { connections } = await deps.config.read();
  const named = connections.find((each) => each.name === id.slice(0, slash));
  if (named) return deps.ledger.entry(named.name, id.slice(slash + 1));
  const found = await Promise.all(connections.map((each) => deps.ledger.entry(each.name, id)));
  return found.find((entry) => entry !== undefined);
}

/** The ticket's tasks, newest first. */
async function tasksOf(head: Head | undefined, deps: OperateDeps): Promise<readonly Head[]> {
  return head ? [head, ...(await earlier(head, deps))] : [];
}

function explain(entry: LedgerEntry, tasks: readonly Head[]): Record<string, unknown> {
  const started = tasks.find(
    ({ content }) => content?.connection === entry.connection && content.key === entry.key,
  );
  const code = reasonOf(entry, started, tasks);
  const { means, hint } = reason(code);
  return {
    id: `${entry.connection}/${entry.key}`,
    sender: entry.senderId,
    received: time(entry.receivedAt),
    event: entry.event,
    actor: entry.actor,
    ticket: entry.readableId,
    outcome: entry.outcome,
    reason: code,
    means,
    hint,
    ...(started
      ? {
          task: taskId(started.key, started.epoch),
          nowIs: started.state,
          active: isActive(started),
        }
      : {}),
  };
}

/** A start that turned out to be none may keep its record: nobody waits for a correction, or it was lost. */
function reasonOf(
  { reason: recorded }: LedgerEntry,
  started: Head | undefined,
  tasks: readonly Head[],
): ReasonCode {
  return recorded === 'started' && !started && tasks.length > 0 ? 'opened_none' : recorded;
}
