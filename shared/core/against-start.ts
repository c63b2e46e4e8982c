import type { Head } from './head.ts';
import { outOfScope, unmetRule } from './intake.ts';
import type { Project } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import type { Ticket } from './ticket.ts';

/** Triggers that stand on the ticket, so that they can be gone from it. */
const BY_RULE: readonly string[] = ['label', 'assignee', 'status'];

/** What a ticket, as it stands now, has against the first run of its task. */
export function againstStart(
  { trigger }: Pick<Head, 'trigger'>,
  { intake }: Pick<Project, 'intake'>,
  ticket: Ticket,
): ReasonCode | undefined {
  if (!ticket.open) return 'closed';
  const outside = outOfScope(ticket, intake);
  if (outside) return outside;
  return BY_RULE.includes(trigger ?? '') && unmetRule(ticket, intake) ? 'trigger_gone' : undefined;
}
