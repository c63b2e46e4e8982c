import type { Ticket } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { actorOf, GHOST } from './actor.ts';
import type { Issue, Label, PullRequestMeta, User } from './payload.ts';
import type { Place } from './place.ts';
import { readableId } from './place.ts';

/** An issue, of a webhook or of the API, as a ticket. */
export function ticketOf(issue: Unproven<Issue>, place: Place): Ticket {
  const { key, connection, repo, id, number, repoUrl } = place;
  const url = text(issue.html_url) ?? (repoUrl && `${repoUrl}/issues/${number}`);
  return {
    key,
    readableId: readableId(repo, number),
    connection,
    id,
    account: repo,
    ...(url !== undefined && { url }),
    title: text(issue.title) ?? '',
    description: text(issue.body) ?? '',
    labels: labelsOf(issue),
    assignees: assigneesOf(issue),
    author: actorOf(issue.user) ?? GHOST,
    type: 'issue',
    open: issue.state !== 'closed',
    repo,
  };
}

export function labelsOf(issue: Unproven<Issue>): string[] {
  return parts<Label>(issue.labels).flatMap(({ name }) => text(name) ?? []);
}

/** Gitea counts pull requests among the issues; this tells them apart. */
export function isPullRequest(issue: Unproven<Issue>): boolean {
  return Object.keys(part<PullRequestMeta>(issue.pull_request)).length > 0;
}

/** Logins; where there is none, the list is null, and old payloads name one at most. */
function assigneesOf(issue: Unproven<Issue>): string[] {
  const users = [...parts<User>(issue.assignees), part<User>(issue.assignee)];
  return [...new Set(users.flatMap(({ login }) => text(login) ?? []))];
}
