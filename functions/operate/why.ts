import { isActive } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import type { LedgerEntry } from '../../shared/core/ledger.ts';
import { reason } from '../../shared/core/reasons.ts';
import { taskId } from '../../shared/core/task-id.ts';
import type { OperateDeps } from './deps.ts';
import { find } from './find.ts';
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
      delivery: explain(entry, head),
      ...(head?.state ? { task: await whole(head, deps) } : {}),
    };
  }
  const head = await find(id, deps);
  const readableId = head?.ticket?.readableId ?? id;
  const entries = await deps.ledger.ofTicket(readableId, DELIVERIES);
  if (!head && entries.length === 0) return noTask(id);
  return {
    ok: true,
    ...(head?.state ? { task: await whole(head, deps) } : {}),
    deliveries: entries.map((each) => explain(each, head)),
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

function explain(entry: LedgerEntry, head: Head | undefined): Record<string, unknown> {
  const { means, hint } = reason(entry.reason) as { means: string; hint?: string };
  const started = head?.content?.connection === entry.connection && head.content.key === entry.key;
  return {
    id: `${entry.connection}/${entry.key}`,
    sender: entry.senderId,
    received: time(entry.receivedAt),
    event: entry.event,
    actor: entry.actor,
    ticket: entry.readableId,
    outcome: entry.outcome,
    reason: entry.reason,
    means,
    hint,
    ...(started && head
      ? { task: taskId(head.key, head.epoch), nowIs: head.state, active: isActive(head) }
      : {}),
  };
}
