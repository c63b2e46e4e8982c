import type { Change } from '../../core/event.ts';
import { part } from '../body/unproven.ts';
import { itemChanges } from './item-changes.ts';
import type { Letter, Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import type { Changelog } from './payload.ts';
import { isOfServer, NOBODY, userOf } from './who.ts';

/** An issue that was made, changed or deleted. All of it is told but for its text, which here is wiki markup and in a look a document. */
export const readIssue: Reader = (letter) => {
  const { name, payload, connection, ticket, at } = letter;
  if (isOfServer(payload.user)) return { invalid: 'field_missing', field: 'user.accountId' };
  const changes = changesOf(letter);
  if (changes.length === 0)
    return { ignored: 'not_a_trigger', name, readableId: ticket.readableId };
  const actor = userOf(payload.user) ?? NOBODY;
  return {
    event: {
      name,
      ticket: { ...ticket, partial: 'text' },
      actor,
      own: connection.self.includes(actor.id),
      changes,
      at,
      precisionMs: PRECISION_MS,
    },
  };
};

function changesOf({ name, payload, ticket }: Letter): readonly Change[] {
  if (name === 'jira:issue_created') return [{ kind: 'opened' }];
  if (name === 'jira:issue_deleted') return [{ kind: 'deleted' }];
  const changes = itemChanges(part<Changelog>(payload.changelog));
  const ended = !ticket.open && changes.some(({ kind }) => kind === 'moved');
  return ended ? [{ kind: 'closed' }, ...changes] : changes;
}
