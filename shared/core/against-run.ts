import { againstStart } from './against-start.ts';
import { showOwed } from './due.ts';
import type { Head } from './head.ts';
import { assigneeFits, holds } from './intake.ts';
import type { Project } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import type { Ticket } from './ticket.ts';

/** A tracker may still answer what was before our own change. */
const SETTLED_MS = 60_000;

/**
 * What a ticket, as it stands now, has against a task that is held or runs: what a delivery would have told. Before the first run the
 * trigger stands for it, as for dispatch; then the in-progress label, from when we have shown it until we owe another show: a change of our
 * own is never taken for a person's.
 */
export function againstRun(
  head: Head,
  project: Pick<Project, 'intake'>,
  inProgress: string,
  ticket: Ticket,
  now: number,
): ReasonCode | undefined {
  if (!ticket.open) return 'closed';
  if (head.state === 'held')
    return (head.attempt ?? 0) === 0 ? againstStart(head, project, ticket) : undefined;
  if (isUnassigned(head, project, ticket)) return 'unassigned';
  return isMarkShown(head, now) && !isMarked(head, inProgress, ticket)
    ? 'label_removed'
    : undefined;
}

/** A task that an assignment started, or a label beside it. What was mentioned or delegated need not be assigned to anybody. */
function isUnassigned(
  { trigger }: Head,
  { intake: { assignee = '' } }: Pick<Project, 'intake'>,
  { assignees }: Ticket,
): boolean {
  const counts = trigger === 'assignee' || trigger === 'label' || trigger === 'status';
  return counts && assignee.toLowerCase() !== 'none' && !assigneeFits(assignees, assignee);
}

function isMarkShown(head: Head, now: number): boolean {
  const { markedAt, markedAs, showLease = 0 } = head;
  if (markedAt === undefined || markedAs === undefined) return false;
  return now - markedAt >= SETTLED_MS && !showOwed(head) && showLease <= now;
}

/** By the name it was given, or the one that it has since. */
function isMarked({ markedAs = '' }: Head, inProgress: string, { labels }: Ticket): boolean {
  return holds(labels, markedAs) || holds(labels, inProgress);
}
