import type { Labels } from './connection.ts';
import type { Intake, Project } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import type { Ticket } from './ticket.ts';

/** Case-insensitive membership, as trackers compare labels and logins. */
export function holds(list: readonly string[], item: string): boolean {
  const wanted = item.toLowerCase();
  return list.some((each) => each.toLowerCase() === wanted);
}

/** Whether the state of a ticket alone can start a task, as opposed to a mention or a delegation. */
export function startsByState(intake: Intake): boolean {
  return intake.labels.length > 0 || Boolean(intake.assignee) || intake.statuses.length > 0;
}

/** Whether a project says at all which tickets it wants; one that does not would start on everything. */
export function hasRule(intake: Intake): boolean {
  return startsByState(intake) || intake.mention || intake.delegation;
}

/** The one label that stands for a waiting task: taken off when it runs, put on again to run it anew. */
export function triggerLabel(project: Project, labels: Labels): string {
  const [first] = project.intake.labels;
  return first === undefined || holds(project.intake.labels, labels.trigger)
    ? labels.trigger
    : first;
}

/**
 * Why a ticket is outside what the project looks at, whatever starts it. What a payload does not tell is no reason; dispatch asks
 * again with the ticket as it stands.
 */
export function outOfScope(
  ticket: Ticket,
  intake: Pick<Intake, 'teams' | 'projects' | 'excludeLabels'>,
): ReasonCode | undefined {
  if (
    isElsewhere(intake.teams, ticket.teams) ||
    isElsewhere(intake.projects, ticket.trackerProjects)
  )
    return 'team_mismatch';
  if (intake.excludeLabels.some((label) => holds(ticket.labels, label))) return 'label_excluded';
  return undefined;
}

function isElsewhere(asked: readonly string[], known: readonly string[] | undefined): boolean {
  return asked.length > 0 && known !== undefined && !asked.some((each) => holds(known, each));
}

/** The first rule that the ticket, as it stands, does not fulfil. */
export function unmetRule(
  ticket: Ticket,
  intake: Pick<Intake, 'labels' | 'assignee' | 'statuses'>,
): ReasonCode | undefined {
  if (!intake.labels.every((label) => holds(ticket.labels, label))) return 'label_missing';
  if (!assigneeFits(ticket.assignees, intake.assignee ?? '')) return 'assignee_mismatch';
  if (intake.statuses.length > 0 && !holds(intake.statuses, ticket.status ?? ''))
    return 'status_mismatch';
  return undefined;
}

/** `''` any, `*` somebody, `none` nobody, else a login or name. */
export function assigneeFits(assignees: readonly string[], rule: string): boolean {
  if (rule === '') return true;
  if (rule === '*') return assignees.length > 0;
  if (rule.toLowerCase() === 'none') return assignees.length === 0;
  return holds(assignees, rule);
}
