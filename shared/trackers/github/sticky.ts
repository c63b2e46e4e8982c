import type { Credentials, StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { hasMarker, isMarker, withMarker } from '../body/marker.ts';
import { isAbsent } from './failure.ts';
import { authorship } from './identity.ts';
import type { Issue } from './issue-calls.ts';
import { idIn, isObject, textIn } from './payload.ts';

const PER_PAGE = 100;
/** The first page and the newest ones: a thousand comments. Ours is rarely older than the talk about it. */
const MAX_PAGES = 10;

/**
 * Writes the one comment of a marker: where it is known to be, else where it is found, else anew. GitHub takes no idempotency
 * key, so a comment whose id was lost with the answer is found again by its marker.
 */
export async function putComment(
  issue: Issue,
  comment: StickyComment,
  credentials: Credentials | undefined,
): Promise<{ readonly id: string }> {
  if (!isMarker(comment.marker)) {
    throw new BackendError('invalid_argument', 'Expected a marker of letters, digits and :._~-');
  }
  const body = withMarker(comment.body, comment.marker);
  const known = /^[1-9]\d{0,15}$/.test(comment.id ?? '') ? Number(comment.id) : undefined;
  if (known !== undefined && (await update(issue, known, body))) return { id: String(known) };
  const found = await find(issue, comment.marker, credentials);
  if (found === undefined) return { id: String(await create(issue, body)) };
  if (await update(issue, found, body)) return { id: String(found) };
  // Deleted just now, or not to be seen everywhere yet: another one beside it would stay.
  throw new BackendError('unavailable', 'GitHub lists the comment and does not find it');
}

/** False when there is none: a person deleted it. */
async function update(
  { request, address: { owner, repo } }: Issue,
  comment_id: number,
  body: string,
): Promise<boolean> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  try {
    await request(route, { owner, repo, comment_id, body });
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

async function create({ request, address }: Issue, body: string): Promise<number> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  // Not by itself a second time: an answer that was lost may have left a comment.
  const answer: { data: unknown } = await request(route, {
    ...address,
    body,
    request: { retries: 0 },
  });
  const id = isObject(answer.data) ? idIn(answer.data, 'id') : undefined;
  if (id === undefined) throw new BackendError('unavailable', 'GitHub answered no comment');
  return id;
}

async function find(
  issue: Issue,
  marker: string,
  credentials: Credentials | undefined,
): Promise<number | undefined> {
  const isOurs = authorship(issue.request, credentials);
  const first = await page(issue, 1);
  const pages = [1];
  for (let one = first.last; one > 1 && pages.length < MAX_PAGES; one--) pages.push(one);
  for (const number of pages) {
    const { comments } = number === 1 ? first : await page(issue, number);
    for (const comment of comments) {
      if (!isObject(comment) || !hasMarker(textIn(comment, 'body') ?? '', marker)) continue;
      if (await isOurs(comment)) return idIn(comment, 'id');
    }
  }
  return undefined;
}

async function page({ request, address }: Issue, number: number) {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const answer = await request(route, { ...address, per_page: PER_PAGE, page: number });
  const comments: readonly unknown[] = Array.isArray(answer.data) ? answer.data : [];
  const last = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(answer.headers.link ?? '')?.[1];
  return { comments, last: Number(last ?? number) };
}
