import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { storyPath } from './calls.ts';
import { idOf } from './id-of.ts';
import { withMarker } from './marker.ts';
import type { Comment, Member } from './story.ts';
import { unreadable } from './unreadable.ts';

/** A comment of ours as it is found again: anybody may copy what it says, only an API call this. */
const externalId = (marker: string) => `sluice:${marker}`;

/**
 * Writes the one comment of a marker: where it is known to be, else where it is found, else anew. Its `external_id` is ours and
 * lasts over edits, but Shortcut takes two comments with one, so an answer that was lost is looked for before it is written again.
 */
export async function comment(
  ask: Ask,
  ticket: TicketRef,
  { marker, body, id }: StickyComment,
): Promise<{ readonly id: string }> {
  const path = `${storyPath(ticket)}/comments`;
  const words = withMarker(body, marker);
  const known = id !== undefined && /^[1-9]\d{0,15}$/.test(id) ? id : undefined;
  if (known !== undefined && (await update(ask, `${path}/${known}`, words))) return { id: known };
  const found = await find(ask, path, marker);
  if (found === undefined) return { id: await create(ask, path, words, marker) };
  if (await update(ask, `${path}/${found}`, words)) return { id: found };
  throw new BackendError('unavailable', 'Shortcut lists the comment and does not find it');
}

/** False when there is none: a person deleted it. */
async function update(ask: Ask, path: string, words: string): Promise<boolean> {
  const what = 'changing the comment';
  const answer = await ask({ what, method: 'PUT', path, body: { text: words }, accept: [404] });
  return answer.status !== 404 && part<Comment>(answer.body).deleted !== true;
}

async function create(ask: Ask, path: string, words: string, marker: string): Promise<string> {
  const what = 'writing the comment';
  const body = { text: words, external_id: externalId(marker) };
  const answer = await ask({ what, method: 'POST', path, body });
  const id = idOf(part<Comment>(answer.body).id);
  if (id === undefined) throw unreadable(what);
  return id;
}

/** Of ours alone: who else may set the same `external_id` is a member, and their comment is not to be written over. */
async function find(ask: Ask, path: string, marker: string): Promise<string | undefined> {
  const { body } = await ask({ what: 'reading the comments', method: 'GET', path });
  const named = parts<Comment>(body).filter(
    ({ external_id, deleted }) => external_id === externalId(marker) && deleted !== true,
  );
  if (named.length === 0) return undefined;
  const { body: us } = await ask({ what: 'asking who we are', method: 'GET', path: '/member' });
  const me = text(part<Member>(us).id);
  if (me === undefined) throw unreadable('who we are');
  return idOf(named.find(({ author_id }) => author_id === me)?.id);
}
