import type { Ticket } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text, texts } from '../body/unproven.ts';
import { actorOf, GHOST } from './actor.ts';
import type { Issue, User } from './payload.ts';
import type { Place } from './place.ts';
import { readableId } from './place.ts';

/** An issue of the API as a ticket. */
export function ticketOf(issue: Unproven<Issue>, place: Place): Ticket {
  const { key, connection, repo, id, number } = place;
  const url = text(issue.web_url);
  return {
    key,
    readableId: readableId(repo, number),
    connection,
    id,
    account: repo,
    ...(url !== undefined && { url }),
    title: text(issue.title) ?? '',
    description: text(issue.description) ?? '',
    labels: texts(issue.labels) ?? [],
    assignees: parts<User>(issue.assignees).flatMap(({ username }) => text(username) ?? []),
    author: actorOf(issue.author) ?? GHOST,
    type: (text(issue.issue_type) ?? 'issue').toLowerCase(),
    open: issue.state !== 'closed',
    repo,
  };
}
