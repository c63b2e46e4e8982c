import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { actorOf } from './actor.ts';
import { idOf } from './id-of.ts';
import type { Issue, Payload, Repository } from './payload.ts';
import { keyOf } from './place.ts';
import { siteOf } from './site.ts';
import { ticketOf } from './ticket.ts';
import type { Unreadable } from './unreadable.ts';
import { missing } from './unreadable.ts';

/** What every event of an issue has. */
export interface Subject {
  readonly issue: Unproven<Issue>;
  readonly ticket: Ticket;
  /** Who did it. */
  readonly actor: Actor;
}

const FULL_NAME = /^[\w.-]+\/[\w.-]+$/;

/** The instance is the one that the connection names, whatever the payload says of itself. */
export function subjectOf(
  payload: Unproven<Payload>,
  { name, baseUrl }: Connection,
): Subject | Unreadable {
  const issue = part<Issue>(payload.issue);
  const id = idOf(issue.id);
  if (id === undefined) return missing('issue.id');
  const number = idOf(issue.number);
  if (number === undefined) return missing('issue.number');
  const repository = part<Repository>(payload.repository);
  const repo = text(repository.full_name);
  if (repo === undefined) return missing('repository.full_name');
  if (!FULL_NAME.test(repo)) return { invalid: 'field_invalid', field: 'repository.full_name' };
  const actor = actorOf(payload.sender);
  if (!actor) return missing('sender');
  const repoUrl = text(repository.html_url);
  const place = {
    key: keyOf(siteOf(baseUrl).name, repo, String(id)),
    connection: name,
    repo,
    id: String(id),
    number,
    ...(repoUrl !== undefined && { repoUrl }),
  };
  return { issue, ticket: ticketOf(issue, place), actor };
}
