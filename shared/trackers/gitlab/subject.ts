import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { actorOf, GHOST } from './actor.ts';
import { FULL_PATH } from './full-path.ts';
import { idOf } from './id-of.ts';
import type { Attributes, Label, Payload, Project, User } from './payload.ts';
import { idIn, keyOf, readableId } from './place.ts';
import { siteOf } from './site.ts';
import type { Unreadable } from './unreadable.ts';
import { missing } from './unreadable.ts';

/** What every event of an issue has. */
export interface Subject {
  readonly ticket: Ticket;
  /** Who did it. */
  readonly actor: Actor;
}

/** @param at Where the issue stands in the payload: `object_attributes`, or `issue` beside a comment. */
export function subjectOf(
  payload: Unproven<Payload>,
  at: 'object_attributes' | 'issue',
  { name, baseUrl }: Connection,
): Subject | Unreadable {
  const issue = part<Attributes>(payload[at]);
  const number = idOf(issue.iid);
  if (number === undefined) return missing(`${at}.iid`);
  const project = idOf(issue.project_id);
  if (project === undefined) return missing(`${at}.project_id`);
  const { path_with_namespace, web_url } = part<Project>(payload.project);
  const repo = text(path_with_namespace);
  if (repo === undefined) return missing('project.path_with_namespace');
  if (!FULL_PATH.test(repo))
    return { invalid: 'field_invalid', field: 'project.path_with_namespace' };
  const actor = actorOf(payload.user);
  if (!actor) return missing('user.username');
  const id = idIn(project, number);
  const home = text(web_url);
  const url = text(issue.url) ?? (home && `${home}/-/issues/${number}`);
  const ticket: Ticket = {
    key: keyOf(siteOf(baseUrl).name, repo, id),
    readableId: readableId(repo, number),
    connection: name,
    id,
    account: repo,
    ...(url !== undefined && { url }),
    title: text(issue.title) ?? '',
    description: text(issue.description) ?? '',
    labels: labelsIn(issue.labels ?? payload.labels),
    assignees: parts<User>(payload.assignees).flatMap(({ username }) => text(username) ?? []),
    author: authorOf(issue, actor),
    type: (text(issue.type) ?? 'issue').toLowerCase(),
    open: issue.state !== 'closed',
    repo,
  };
  return { ticket, actor };
}

export function labelsIn(labels: unknown): string[] {
  return parts<Label>(labels).flatMap(({ title }) => text(title) ?? []);
}

/** A payload tells the author's number alone. */
function authorOf({ author_id }: Unproven<Attributes>, actor: Actor): Actor {
  const id = String(idOf(author_id) ?? '');
  return id === actor.id ? actor : { ...GHOST, id, name: id };
}
