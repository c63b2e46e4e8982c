import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text, texts } from '../body/unproven.ts';
import type { MentionOf } from './document-text.ts';
import type { Fields, Issue, Project, Status, User } from './payload.ts';
import type { Place } from './place.ts';
import { textOf } from './text-of.ts';
import { NOBODY, userOf } from './who.ts';

/** The ticket in an issue. Its account is the project, which may change; its key is the site's alone. Jira knows no teams here. */
export function ticketOf(
  id: string,
  issue: Unproven<Issue>,
  { connection, site }: Place,
  mentionOf?: MentionOf,
): Ticket {
  const fields: Unproven<Fields> = part(issue.fields);
  const project: Unproven<Project> = part(fields.project);
  const status: Unproven<Status> = part(fields.status);
  const state = text(status.name);
  const key = text(issue.key) ?? id;
  const priority = text(part<{ name: unknown }>(fields.priority).name);
  return {
    key: ticketKey('jira', site, id),
    readableId: `jira:${key}`,
    connection,
    id,
    account: `${site}/${text(project.key) ?? key.replace(/-\d+$/, '')}`,
    url: `https://${site}/browse/${encodeURIComponent(key)}`,
    title: text(fields.summary) ?? '',
    description: textOf(fields.description, mentionOf),
    labels: texts(fields.labels) ?? [],
    assignees: namesOf(fields.assignee),
    author: userOf(fields.creator) ?? { ...NOBODY, kind: 'person' },
    type: text(part<{ name: unknown }>(fields.issuetype).name) ?? 'issue',
    open: !isDone(status),
    ...(state !== undefined && { status: state }),
    teams: [],
    trackerProjects: [project.key, project.name, project.id].flatMap((each) => text(each) ?? []),
    ...(priority !== undefined && { priority }),
  };
}

/** Whether a status is one in which an issue has ended. */
export function isDone({ statusCategory }: Unproven<Status>): boolean {
  return part<{ key: unknown }>(statusCategory).key === 'done';
}

function namesOf(assignee: unknown): readonly string[] {
  const { displayName, emailAddress, accountId } = part<User>(assignee);
  return [displayName, emailAddress, accountId].flatMap((each) => text(each) ?? []);
}
