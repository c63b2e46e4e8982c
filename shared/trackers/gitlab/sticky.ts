import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { hasMarker, isMarker, withMarker } from '../body/marker.ts';
import { part, parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Located } from './located.ts';
import { pages } from './pages.ts';
import type { Comment, User } from './payload.ts';
import { whoWeAre } from './who-we-are.ts';

/** A thousand comments, the newest first: ours is rarely older than the talk about it. */
const MAX_PAGES = 10;

/**
 * Writes the one comment of a marker: where it is known to be, else where it is found, else anew. GitLab takes no idempotency key, so a
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
  throw new BackendError('unavailable', 'GitLab lists the comment and does not find it');
}

/** False when there is none: a person deleted it. */
async function update({ ask, path }: Located, id: number, body: string): Promise<boolean> {
  const { status } = await ask({
    what: 'changing the comment',
    method: 'PUT',
    path: `${path}/notes/${id}`,
    body: { body },
    accept: [404],
  });
  return status !== 404;
}

async function create({ ask, path }: Located, body: string): Promise<number> {
  const answer = await ask({
    what: 'writing the comment',
    method: 'POST',
    path: `${path}/notes`,
    body: { body },
  });
  const id = idOf(part<Comment>(answer.body).id);
  if (id === undefined) throw new BackendError('unavailable', 'GitLab answered no comment');
  return id;
}

/**
 * A marker proves nothing, anybody can copy one: only a comment of our own account counts, or a stranger's would be overwritten. Who we
 * are is asked only when a comment makes it a question.
 */
async function find(located: Located, marker: string): Promise<number | undefined> {
  const request = {
    what: 'listing comments',
    path: `${located.path}/notes`,
    query: { activity_filter: 'only_comments', order_by: 'created_at', sort: 'desc' },
  };
  let self: number | undefined;
  for await (const { body } of pages(located, request, MAX_PAGES)) {
    const marked = parts<Comment>(body).filter((one) => hasMarker(text(one.body) ?? '', marker));
    if (marked.length === 0) continue;
    self ??= await whoWeAre(located);
    const own = marked.find(({ author }) => part<User>(author).id === self);
    if (own) return idOf(own.id);
  }
  return undefined;
}
