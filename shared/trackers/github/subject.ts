import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { actorOf } from './actor.ts';
import { idIn, objectIn, textIn } from './payload.ts';
import { ticketOf } from './ticket.ts';

/** What every event of an issue has. */
export interface Subject {
  readonly issue: JsonObject;
  readonly ticket: Ticket;
  /** Who did it, of unknown standing. */
  readonly actor: Actor;
}

/** The field that keeps a payload from being read. */
export interface Unreadable {
  readonly invalid: 'field_missing' | 'field_invalid';
  readonly field: string;
}

/** Of an address; taking it apart with `URL` would cost as much as all the rest. */
const HOST = /^https?:\/\/([\w.:-]+)(?:\/|$)/i;
const FULL_NAME = /^[\w.-]+\/[\w.-]+$/;

export function subjectOf(payload: JsonObject, connection: Connection): Subject | Unreadable {
  const issue = objectIn(payload, 'issue');
  if (!issue) return missing('issue');
  const id = idIn(issue, 'id');
  if (!id) return missing('issue.id');
  const number = idIn(issue, 'number');
  if (!number) return missing('issue.number');
  const repository = objectIn(payload, 'repository');
  const repo = repository && textIn(repository, 'full_name');
  if (!repo) return missing('repository.full_name');
  if (!FULL_NAME.test(repo)) return { invalid: 'field_invalid', field: 'repository.full_name' };
  const url = textIn(repository, 'html_url');
  const host = HOST.exec(url ?? '')?.[1]?.toLowerCase();
  if (!host) return missing('repository.html_url');
  const actor = actorOf(objectIn(payload, 'sender'));
  if (!actor) return missing('sender');
  const key = ticketKey('github', `${host}.${ownerOf(repo)}`, String(id));
  const ticket = ticketOf(issue, { key, connection: connection.name, repo, id, number });
  return { issue, ticket, actor };
}

/**
 * Part of the key, as it is what the connection was allowed to speak for: the id alone is only what a signer says, and who may sign for one
 * owner must not reach another's tickets. Owners hold no dots, so host and owner cannot run into each other.
 */
function ownerOf(repo: string): string {
  return repo.slice(0, repo.indexOf('/')).toLowerCase();
}

export function missing(field: string): Unreadable {
  return { invalid: 'field_missing', field };
}
