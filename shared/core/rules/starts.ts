import { findCommand } from '../command.ts';
import { startsByState, unmetRule } from '../intake.ts';
import type { Intent, TriggerKind } from '../intent.ts';
import type { Given } from './given.ts';
import { nothing, start } from './given.ts';

/**
 * A ticket that fulfils all rules of the project, as it stands. Where a delivery shows only what changed (`partial`), the change is
 * enough: what it does not show is no reason against, and dispatch looks at all rules before anything runs. A new ticket is shown
 * with what it was made with.
 */
export function startByState(given: Given, by?: TriggerKind): Intent {
  const { intake } = given.project;
  const { ticket, changes } = given.event;
  if (!startsByState(intake)) return nothing('not_a_trigger');
  if (!ticket.open) return nothing('ticket_closed');
  const isSeenWhole = ticket.partial !== true || changes.some(({ kind }) => kind === 'opened');
  const unmet = isSeenWhole ? unmetRule(ticket, intake) : undefined;
  if (unmet) return nothing(unmet);
  return start(
    given,
    by ?? (intake.labels.length > 0 ? 'label' : intake.assignee ? 'assignee' : 'status'),
  );
}

/** A new ticket whose own text mentions us. */
export function bodyMention(given: Given): Intent | undefined {
  if (!given.project.intake.mention) return undefined;
  const command = findCommand(given.event.ticket.description, given.connection.mention);
  return command?.verb === 'mention' || command?.verb === 'run'
    ? start(given, 'mention')
    : undefined;
}
