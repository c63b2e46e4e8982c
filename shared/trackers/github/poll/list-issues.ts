import { BackendError } from '../../../core/backend-error.ts';
import { fitsQuery } from '../../../core/fits-query.ts';
import type { PolledTicket, PollQuery } from '../../../core/poller.ts';
import { addressOf } from '../address.ts';
import { isAbsent } from '../failure.ts';
import type { Request } from '../issue-calls.ts';
import type { Answer, Headers } from './conditional.ts';
import { conditional } from './conditional.ts';
import { listed } from './listed.ts';
import { nextLink } from './next-link.ts';

const PER_PAGE = 100;
/** Pull requests count too, and there may be more of them than issues. */
const MAX_PAGES = 10;

/** What one repository's list says. */
export interface Listing {
  /** Absent: nothing changed. */
  readonly tickets?: readonly PolledTicket[];
  readonly etag?: string;
  /** Of the last answer. */
  readonly headers: Headers;
  readonly requests: number;
}

/**
 * The issues of a repository that fit, those that changed last first. Only the first page is conditional: whatever changes comes to its
 * top. What changes with every poll (`since`) stays out of the address, as a validator is one of an address.
 */
export async function listIssues(
  request: Request,
  query: PollQuery,
  { connection, repo, etag }: { connection: string; repo: string; etag: string | undefined },
): Promise<Listing> {
  const { owner, repo: name } = addressOf(`github:${repo}#1`);
  const url = '/repos/{owner}/{repo}/issues';
  const first = await conditional(
    (headers) =>
      // A repository that was renamed says where it is now.
      request(`GET ${url}`, {
        owner,
        repo: name,
        ...filters(query),
        headers,
        request: { redirect: 'follow' },
      }),
    etag,
  ).catch((error: unknown) => {
    throw unseen(error, repo);
  });
  const kept = first.etag === undefined ? {} : { etag: first.etag };
  if (!('data' in first)) return { ...kept, headers: first.headers, requests: 1 };

  const found = new Map<string, PolledTicket>();
  const from = request.endpoint(`GET ${url}`, { owner, repo: name }).url;
  let page: Answer = first;
  let requests = 1;
  while (true) {
    const tickets = listed(page.data, connection, repo);
    for (const one of tickets)
      if (fitsQuery(one, query) && !found.has(one.ticket.key)) found.set(one.ticket.key, one);
    const next = nextLink(page.headers.link, from);
    const over = tickets.some(({ updatedAt }) => updatedAt < query.since);
    if (!next || over || found.size >= query.maxResults || requests === MAX_PAGES) break;
    page = await request({ method: 'GET', url: next });
    requests += 1;
  }
  return { ...kept, tickets: [...found.values()], headers: page.headers, requests };
}

/** A label with a comma cannot be asked for; it is looked for in what comes. */
function filters({ labels, assignee }: PollQuery) {
  const named = labels.filter((label) => !label.includes(','));
  return {
    state: 'open',
    sort: 'updated',
    direction: 'desc',
    per_page: PER_PAGE,
    ...(named.length > 0 && { labels: named.join(',') }),
    ...(assignee !== '' && { assignee: isAny(assignee) ? assignee.toLowerCase() : assignee }),
  } as const;
}

function isAny(assignee: string): boolean {
  return assignee === '*' || assignee.toLowerCase() === 'none';
}

/** Of a private repository that a token may not see, GitHub says that there is none. */
function unseen(error: unknown, repo: string): unknown {
  if (!isAbsent(error)) return error;
  return new BackendError('permission_denied', `${repo}: its issues cannot be seen`, {
    hint: 'Give the token the right to read the repository’s issues, or turn its issues on.',
  });
}
