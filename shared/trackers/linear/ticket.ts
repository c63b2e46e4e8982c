import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Issue, Label, Project, State, Team, User } from './payload.ts';
import { NOBODY, userOf } from './who.ts';

/** Where an issue was seen. */
export interface Place {
  readonly connection: string;
  /** The workspace's id. Empty in payloads from before 2023; only a connection that speaks for `*` hears these. */
  readonly account: string;
  readonly url?: string | undefined;
}

const PRIORITIES = ['none', 'urgent', 'high', 'medium', 'low'] as const;

/** Types of workflow states in which an issue has ended. */
export const ENDED: readonly string[] = ['completed', 'canceled', 'duplicate'];

const IDENTIFIER_IN_URL = /\/issue\/([A-Za-z0-9]+-\d+)(?:[/#?]|$)/;

/**
 * The ticket in an issue, whole in `Issue` events, and only its title, team and address in comments and sessions. What is not
 * there is empty; nothing is said of the workflow state, the teams and the projects then, and the issue passes for open.
 */
export function ticketOf(id: string, issue: Unproven<Issue>, place: Place): Ticket {
  const url = (text(issue.url) ?? place.url)?.replace(/#.*$/, '');
  const state: Unproven<State> = part(issue.state);
  const status = text(state.name);
  const priority = priorityOf(issue.priority);
  const { teams, trackerProjects } = scopeOf(issue);
  return {
    key: ticketKey('linear', place.account, id),
    readableId: `linear:${identifierOf(issue, url) ?? id}`,
    connection: place.connection,
    id,
    account: place.account,
    ...(url !== undefined && { url }),
    title: text(issue.title) ?? '',
    description: text(issue.description) ?? '',
    labels: labelsOf(issue).map(({ id: labelId, name }) => name ?? labelId),
    assignees: assigneesOf(issue),
    author: userOf(issue.creator) ?? userOf({ id: issue.creatorId }) ?? NOBODY,
    type: 'issue',
    open: !isGone(issue) && !issue.archivedAt && !ENDED.includes(text(state.type) ?? ''),
    ...(status !== undefined && { status }),
    ...(teams.length > 0 && { teams }),
    ...(trackerProjects !== undefined && { trackerProjects }),
    ...(priority !== undefined && { priority }),
  };
}

/** The ticket in the issue of a comment or session, marked where the text or the labels are not there. */
export function glimpsedTicketOf(id: string, issue: Unproven<Issue>, place: Place): Ticket {
  const labelled = issue.labels !== undefined || issue.labelIds !== undefined;
  const whole = issue.description !== undefined && labelled;
  return { ...ticketOf(id, issue, place), ...(!whole && { partial: true }) };
}

/** In the bin, from where it vanishes after a while. */
export function isGone(issue: Unproven<Issue>): boolean {
  return issue.trashed === true;
}

/** The labels of an issue; without a name where the payload has only the id. */
export function labelsOf(issue: Unproven<Issue>): readonly { id: string; name?: string }[] {
  const named = parts<Label>(issue.labels).flatMap((label) => {
    const name = text(label.name);
    return name === undefined ? [] : [{ id: text(label.id) ?? name, name }];
  });
  const ids = Array.isArray(issue.labelIds) ? issue.labelIds.flatMap((id) => text(id) ?? []) : [];
  const nameless = ids.filter((id) => !named.some((label) => label.id === id));
  return [...named, ...nameless.map((id) => ({ id }))];
}

/** The readable id, also from before issues had one in payloads: `ENG` and 7, or what stands in the address. */
function identifierOf(issue: Unproven<Issue>, url: string | undefined): string | undefined {
  const key = text(part<Team>(issue.team).key);
  return (
    text(issue.identifier) ??
    (key && typeof issue.number === 'number' ? `${key}-${issue.number}` : undefined) ??
    IDENTIFIER_IN_URL.exec(url ?? '')?.[1]
  );
}

function assigneesOf(issue: Unproven<Issue>): readonly string[] {
  const assignee: Unproven<User> = part(issue.assignee);
  const known = [assignee.name, assignee.email, assignee.id ?? issue.assigneeId];
  return known.flatMap((each) => text(each) ?? []);
}

function scopeOf(issue: Unproven<Issue>) {
  const team: Unproven<Team> = part(issue.team);
  const project: Unproven<Project> = part(issue.project);
  const teams = [team.key, team.name, team.id ?? issue.teamId].flatMap((each) => text(each) ?? []);
  const projects = [project.name, project.id ?? issue.projectId].flatMap(
    (each) => text(each) ?? [],
  );
  // An issue with a state was shown whole: it has no project, then, where none is shown.
  const whole = issue.state !== undefined;
  return { teams, trackerProjects: projects.length > 0 || whole ? projects : undefined };
}

function priorityOf(value: unknown): string | undefined {
  const name = typeof value === 'number' ? PRIORITIES[value] : undefined;
  return name === 'none' ? undefined : name;
}
