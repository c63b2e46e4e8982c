import type { Connection } from '../../../shared/core/connection.ts';
import type { Head } from '../../../shared/core/head.ts';
import { outOfScope, unmetRule } from '../../../shared/core/intake.ts';
import type { Poller } from '../../../shared/core/poller.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Receipt } from '../../../shared/core/receipt.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import type { Tracker } from '../../../shared/core/tracker.ts';
import { asDelivery } from '../../../shared/intake/as-delivery.ts';
import { factOf } from '../../../shared/intake/fact-of.ts';
import { takeIn } from '../../../shared/intake/take-in.ts';
import { triggerIn } from '../../../shared/intake/trigger-in.ts';
import type { PollDeps } from './deps.ts';

/**
 * A webhook tells the time of the ticket's last change, the log that of the occurrence; trackers write them a moment apart. Nobody labels
 * a ticket anew so soon after what started its last task.
 */
const SAME_MS = 10_000;

/** Of which project, and where. */
export interface Polling {
  readonly project: Project;
  readonly connection: Connection;
  readonly tracker: Tracker;
  readonly poller: Poller;
}

/**
 * Takes in what brought a polled ticket to where it starts a task, unless that is known: then one read is all. `undefined`: there was
 * nothing to take in.
 */
export async function takeUp(
  ticket: Ticket,
  { project, connection, tracker, poller }: Polling,
  deps: PollDeps,
): Promise<Receipt | undefined> {
  const { intake } = project;
  if (!ticket.open || outOfScope(ticket, intake) || unmetRule(ticket, intake)) return undefined;
  const head = await deps.heads.read(ticket.key);
  const trigger = triggerIn(ticket, await poller.history(ticket), project, connection);
  if (!trigger || isKnown(trigger.at, head)) return undefined;
  const source = asDelivery(trigger, connection, tracker, deps.now());
  const began = deps.now();
  const receipt = await takeIn({ event: trigger }, source, [project], deps);
  deps.observe?.(factOf(receipt, connection.name, deps.now() - began));
  return receipt;
}

/** Whether the last task was started by it, or a stop came after it. */
function isKnown(at: number, head: Head | undefined): boolean {
  const never = Number.NEGATIVE_INFINITY;
  return at <= Math.max((head?.triggeredAt ?? never) + SAME_MS, head?.fence ?? never);
}
