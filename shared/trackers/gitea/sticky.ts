import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { hasMarker, isMarker, withMarker } from '../body/marker.ts';
import { part, parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Located } from './located.ts';
import type { Comment, User } from './payload.ts';
import { whoWeAre } from './who-we-are.ts';

/**
 * Writes the one comment of a marker: where it is known to be, else where it is found, else anew. Gitea takes no idempotency key, so a
 * comment whose id was lost with the answer is found again by its marker.
 */
export async function putComment(
  located: Located,
  comment: StickyComment,
): Promise<{ readonly id: string }> {
  if (!isMarker(comment.marker))
    throw new BackendError('invalid_argument', 'Expected a marker of letters, digits and :._~-');
  const body = withMarker(comment.body, comment.marker);
  const known = /^[1-9]\d{0,15}$/.test(comment.id ?? '') ? Number(comment.id) : undefined;
  if (known !== undefined && (await update(located, known, body))) return { id: String(known) };
  const found = await find(located, comment.marker);
  if (found === undefined) return { id: String(await create(located, body)) };
  if (await update(located, found, body)) return { id: String(found) };
  // Deleted just now: another one beside it would stay.
  throw new BackendError('unavailable', 'Gitea lists the comment and does not find it');
}

/** False when there is none: a person deleted it. */
async function update({ ask, repoPath }: Located, id: number, body: string): Promise<boolean> {
  const { status } = await ask({
    what: 'changing the comment',
    method: 'PATCH',
    path: `${repoPath}/issues/comments/${id}`,
    body: { body },
    accept: [404],
  });
  return status !== 404;
}

async function create({ ask, path }: Located, body: string): Promise<number> {
  const answer = await ask({
    what: 'writing the comment',
    method: 'POST',
    path: `${path}/comments`,
    body: { body },
  });
  const id = idOf(part<Comment>(answer.body).id);
  if (id === undefined) throw new BackendError('unavailable', 'Gitea answered no comment');
  return id;
}

/**
 * A marker proves nothing, anybody can copy one: only a comment of our own account counts, or a stranger's would be overwritten. Who we
 * are is asked only when a comment makes it a question. The list is not paged: Gitea answers all of it.
 */
async function find({ ask, path }: Located, marker: string): Promise<number | undefined> {
  const { body } = await ask({ what: 'listing comments', method: 'GET', path: `${path}/comments` });
  const marked = parts<Comment>(body).filter((one) => hasMarker(text(one.body) ?? '', marker));
  if (marked.length === 0) return undefined;
  const self = await whoWeAre({ ask });
  const own = marked.find(({ user }) => part<User>(user).id === self);
  return own && idOf(own.id);
}
