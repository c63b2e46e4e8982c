import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { issuePath, unreadable } from './calls.ts';
import { documentOf } from './document-of.ts';
import type { Comment, Property, User } from './payload.ts';

/** The comment's property that holds its marker: nobody sees it, and it lasts over edits. */
const PROPERTY = 'sluice';

const PER_PAGE = 100;
/** The newest five hundred: ours is rarely older than the talk about it. */
const MAX_PAGES = 5;

/**
 * Writes the one comment of a marker: where it is known to be, else where it is found, else anew. Jira takes no id and no key for a
 * repetition, so a comment whose id was lost with the answer is found again by its author and its property.
 */
export async function comment(
  ask: Ask,
  ticket: TicketRef,
  { marker, body, id, tells }: StickyComment,
): Promise<{ readonly id: string }> {
  const path = `${issuePath(ticket)}/comment`;
  const content = {
    body: documentOf(body),
    properties: [{ key: PROPERTY, value: { marker } }],
  };
  const change = (which: string) =>
    update(ask, `${path}/${which}`, { ...content, isNews: tells !== 'progress' });
  const known = id !== undefined && /^\d{1,18}$/.test(id) ? id : undefined;
  if (known !== undefined && (await change(known))) return { id: known };
  const found = await find(ask, path, marker);
  if (found === undefined) return { id: await create(ask, path, content) };
  if (await change(found)) return { id: found };
  throw new BackendError('unavailable', 'Jira lists the comment and does not find it');
}

/** False when there is none: a person deleted it. Progress is no reason to write mail to everybody who watches the issue. */
async function update(
  ask: Ask,
  path: string,
  { isNews, ...body }: { readonly isNews: boolean },
): Promise<boolean> {
  const what = 'changing the comment';
  const query = isNews ? {} : { notifyUsers: false };
  return (await ask({ what, method: 'PUT', path, query, body, accept: [404] })).status !== 404;
}

async function create(ask: Ask, path: string, body: object): Promise<string> {
  const what = 'writing the comment';
  const id = text(part<Comment>((await ask({ what, method: 'POST', path, body })).body).id);
  if (id === undefined) throw unreadable(what);
  return id;
}

async function find(ask: Ask, path: string, marker: string): Promise<string | undefined> {
  let me: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = {
      orderBy: '-created',
      startAt: page * PER_PAGE,
      maxResults: PER_PAGE,
      expand: 'properties',
    };
    const { body } = await ask({ what: 'reading the comments', method: 'GET', path, query });
    const { comments, total } = part<{ comments: unknown; total: unknown }>(body);
    const found = parts<Comment>(comments);
    if (found.length > 0) me ??= await ourselves(ask);
    for (const one of found) {
      if (text(part<User>(one.author).accountId) !== me) continue;
      if ((await markerOf(ask, one)) === marker) return text(one.id);
    }
    if ((page + 1) * PER_PAGE >= Number(total ?? 0)) return undefined;
  }
  return undefined;
}

async function ourselves(ask: Ask): Promise<string> {
  const what = 'asking who we are';
  const id = text(part<User>((await ask({ what, method: 'GET', path: '/myself' })).body).accountId);
  if (id === undefined) throw unreadable(what);
  return id;
}

/** Not every Jira lists the properties with the comments; then each of ours is asked. */
async function markerOf(ask: Ask, { id, properties }: Unproven<Comment>): Promise<unknown> {
  const listed = parts<Property>(properties).find(({ key }) => key === PROPERTY);
  if (listed) return part<{ marker: unknown }>(listed.value).marker;
  const path = `/comment/${encodeURIComponent(text(id) ?? '')}/properties/${PROPERTY}`;
  const what = 'reading the comment’s property';
  const { body } = await ask({ what, method: 'GET', path, accept: [404] });
  return part<{ marker: unknown }>(part<Property>(body).value).marker;
}
