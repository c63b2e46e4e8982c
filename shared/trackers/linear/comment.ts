import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { CREATE_COMMENT, UPDATE_COMMENT } from './documents.ts';
import { mayHaveWorked } from './may-have-worked.ts';
import type { Ask } from './operation.ts';
import { ownId } from './own-id.ts';

/**
 * Makes the one comment of a marker read as it should. Its id follows from the marker, so a second create, by whomever and
 * whenever, is refused by Linear and becomes an update. One that a person deleted is made anew, under an id that follows from
 * the deleted one.
 */
export async function comment(
  ask: Ask,
  ticket: TicketRef,
  { marker, body, id }: StickyComment,
): Promise<{ readonly id: string }> {
  const first = id ?? ownId(ticket.key, marker);
  const done =
    id === undefined ? await makeFirst(ask, ticket, first, body) : await update(ask, id, body);
  if (done) return { id: first };
  const next = ownId(ticket.key, marker, first);
  await make(ask, ticket, next, body);
  return { id: next };
}

/** False when Linear refuses the id: a deleted comment may still hold it. */
async function makeFirst(ask: Ask, ticket: TicketRef, id: string, body: string): Promise<boolean> {
  try {
    await make(ask, ticket, id, body);
    return true;
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'invalid_argument') return false;
    throw error;
  }
}

/** It is not known how Linear words that an id exists, and an answer may be lost after the deed; an update tells both. */
async function make(ask: Ask, ticket: TicketRef, id: string, body: string): Promise<void> {
  try {
    await ask(CREATE_COMMENT, { input: { id, issueId: ticket.id, body } });
  } catch (error) {
    if (!mayHaveWorked(error) || !(await update(ask, id, body))) throw error;
  }
}

/** False when there is no such comment (any more). */
async function update(ask: Ask, id: string, body: string): Promise<boolean> {
  try {
    const { commentUpdate } = await ask(UPDATE_COMMENT, { id, input: { body } });
    return !commentUpdate.comment.archivedAt;
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'not_found') return false;
    throw error;
  }
}
