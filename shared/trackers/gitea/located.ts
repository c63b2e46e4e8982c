import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part } from '../body/unproven.ts';
import type { RestAnswer } from '../rest/rest-client.ts';
import type { Address } from './address.ts';
import { addressOf, movedTo, repoPath } from './address.ts';
import type { Call } from './call.ts';
import { idOf } from './id-of.ts';
import type { Issue } from './payload.ts';

/** An issue as it is now, and what is asked about it. */
export interface Located extends Call {
  readonly issue: Unproven<Issue>;
  /** `owner/name`, as the repository is called today. */
  readonly repo: string;
  /** `/repos/owner/name` */
  readonly repoPath: string;
  /** `/repos/owner/name/issues/7` */
  readonly path: string;
  readonly number: number;
}

const REDIRECTS = [301, 302, 307, 308];

/** The issue as it is now, wherever its repository was renamed to. Moved out of its owner's hands, it is gone for us. */
export async function locate(call: Call, ticket: TicketRef): Promise<Located> {
  const known = addressOf(ticket.readableId);
  const first = await get(call, known, REDIRECTS);
  const moved = REDIRECTS.includes(first.status)
    ? movedTo(first.headers.get('location'), call.site.api, known)
    : undefined;
  const address = moved ?? known;
  const { body } = moved ? await get(call, moved) : first;
  const issue = part<Issue>(body);
  if (String(idOf(issue.id)) !== ticket.id)
    throw new BackendError('not_found', `${ticket.readableId} was moved away, or is another issue`);
  const repo = `${address.owner}/${address.repo}`;
  return {
    ...call,
    issue,
    repo,
    repoPath: repoPath(repo),
    path: pathOf(address),
    number: address.number,
  };
}

async function get(
  call: Call,
  address: Address,
  accept: readonly number[] = [],
): Promise<RestAnswer> {
  const what = 'reading the issue';
  try {
    return await call.ask({ what, method: 'GET', path: pathOf(address), accept });
  } catch (error) {
    throw await absentOrUnseen(error, call, address);
  }
}

/**
 * Gitea says 404 of an issue that is not there, and of a repository that we may not see any more: then nothing was deleted, our access was
 * taken.
 */
async function absentOrUnseen(
  error: unknown,
  { ask }: Call,
  { owner, repo }: Address,
): Promise<unknown> {
  if (!(error instanceof BackendError) || error.kind !== 'not_found') return error;
  const seen = await ask({
    what: 'reading the repository',
    method: 'GET',
    path: repoPath(`${owner}/${repo}`),
    accept: [404],
  });
  if (seen.status !== 404) return error;
  return new BackendError(
    'permission_denied',
    `The repository ${owner}/${repo} cannot be seen with these credentials`,
  );
}

function pathOf({ owner, repo, number }: Address): string {
  return `${repoPath(`${owner}/${repo}`)}/issues/${number}`;
}
