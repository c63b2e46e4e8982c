import { part, text } from '../body/unproven.ts';
import type { Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import type { Comment } from './payload.ts';
import { textOf } from './text-of.ts';
import { isOfServer, NOBODY, userOf } from './who.ts';

/**
 * A comment that was written or changed. What an edit replaced is not told: whatever it says counts as having stood there before. The
 * issue comes with it in part.
 */
export const readComment: Reader = ({ name, payload, connection, ticket, mentionOf, at }) => {
  const comment = part<Comment>(payload.comment);
  const isEdit = name === 'comment_updated';
  const by = isEdit ? (comment.updateAuthor ?? comment.author) : comment.author;
  if (isOfServer(by)) return { invalid: 'field_missing', field: 'comment.author.accountId' };
  const id = text(comment.id);
  if (id === undefined) return { invalid: 'field_missing', field: 'comment.id' };
  const words = textOf(comment.body, mentionOf);
  const updatedAt = text(comment.updated) ?? new Date(at).toISOString();
  const actor = userOf(by) ?? NOBODY;
  return {
    event: {
      name,
      ticket: { ...ticket, partial: true },
      actor,
      own: connection.self.includes(actor.id),
      changes: [
        {
          kind: 'commented',
          comment: { id, text: words, updatedAt },
          ...(isEdit && { before: words }),
        },
      ],
      at,
      precisionMs: PRECISION_MS,
    },
  };
};
