import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { actorOf } from './actor.ts';
import { keysAt } from './keys-at.ts';
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
  const keyOf = keysAt(textIn(repository, 'html_url') ?? '', repo);
  if (!keyOf) return missing('repository.html_url');
  const actor = actorOf(objectIn(payload, 'sender'));
  if (!actor) return missing('sender');
  const place = { key: keyOf(id), connection: connection.name, repo, id, number };
  const ticket = ticketOf(issue, place);
  return { issue, ticket, actor };
}

export function missing(field: string): Unreadable {
  return { invalid: 'field_missing', field };
}
