import { assigneeFits, holds, triggerLabel } from '../intake.ts';
import type { Intent } from '../intent.ts';
import { ACTIVE } from '../lifecycle.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Given, Of } from './given.ts';
import { nothing, stop } from './given.ts';

/** A label that goes is a stop when it stands for the task now: the trigger for a waiting one, in-progress for a running one. */
export function stopByLabel(label: string, given: Given): Intent {
  const { labels } = given.connection;
  if (holds([triggerLabel(given.project, labels)], label))
    return stop(given, 'label_removed', ['queued', 'held'], { label: 'trigger' });
  if (holds([labels.inProgress], label))
    return stop(given, 'label_removed', ['queued', 'running', 'needs_info'], {
      label: 'inProgress',
    });
  return nothing('not_a_trigger');
}

/**
 * The ticket is no longer assigned as the project asks; a payload may not tell who went. One that does not tell who is left stops
 * only for whom the project names: the others are found when the ticket is looked at.
 */
export function stopByAssignee({ assignee }: Of<'unassigned'>, given: Given): Intent {
  const rule = given.project.intake.assignee ?? '';
  if (rule === '' || rule.toLowerCase() === 'none') return nothing('not_a_trigger');
  const { partial, assignees } = given.event.ticket;
  const fits = partial === true ? !holds([rule], assignee) : assigneeFits(assignees, rule);
  return fits ? nothing('not_a_trigger') : stop(given, 'unassigned', ACTIVE);
}

/**
 * A ticket that shows no sign of us cannot have a task, unless tasks start without leaving a label. One that is shown only in part may
 * have our labels.
 */
export function stopIfConcerned(reason: ReasonCode, given: Given): Intent {
  const { intake } = given.project;
  const { labels } = given.connection;
  const marked = [triggerLabel(given.project, labels), labels.inProgress].some((label) =>
    holds(given.event.ticket.labels, label),
  );
  const mayBeUnmarked =
    given.project.ingest !== undefined ||
    intake.mention ||
    intake.delegation ||
    Boolean(intake.assignee) ||
    intake.statuses.length > 0;
  return marked || mayBeUnmarked || given.event.ticket.partial === true
    ? stop(given, reason, ACTIVE)
    : nothing('not_a_trigger');
}
