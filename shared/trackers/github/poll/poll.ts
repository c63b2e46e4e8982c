import { BackendError } from '../../../core/backend-error.ts';
import type { Polled, PollQuery } from '../../../core/poller.ts';
import type { Request } from '../issue-calls.ts';
import { cursorOf, etagsIn } from './cursor.ts';
import type { Listing } from './list-issues.ts';
import { listIssues } from './list-issues.ts';
import { notBefore } from './quota.ts';

/**
 * Asks every repository of a query what changed in its list. While nothing does, that is one 304 for each. A list of which something is
 * left out, because others had newer tickets, is asked for in full again.
 */
export async function poll(
  request: Request,
  query: PollQuery,
  connection: string,
  now: () => number = Date.now,
): Promise<Polled> {
  if (query.repos.length === 0)
    throw new BackendError('invalid_argument', 'GitHub is polled repository by repository', {
      hint: 'Name at least one in `repo` or `repos` of the project, without `*`.',
    });
  const etags = etagsIn(query.cursor);
  const lists = new Map<string, Listing>();
  for (const repo of query.repos)
    lists.set(repo, await listIssues(request, query, { connection, repo, etag: etags.get(repo) }));

  const found = [...lists.values()].flatMap(({ tickets = [] }) => tickets);
  const tickets = found.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, query.maxResults);
  const brought = new Set(tickets.map(({ ticket }) => ticket.key));
  const kept = [...lists].flatMap(([repo, { tickets = [], etag }]) =>
    etag !== undefined && tickets.every(({ ticket }) => brought.has(ticket.key))
      ? [[repo, etag] as const]
      : [],
  );
  const requests = [...lists.values()].reduce((sum, list) => sum + list.requests, 0);
  const wait = notBefore([...lists.values()].at(-1)?.headers ?? {}, requests, now());
  return {
    tickets,
    unchanged: [...lists.values()].every((list) => list.tickets === undefined),
    cursor: cursorOf(new Map(kept)),
    ...(wait !== undefined && { notBefore: wait }),
  };
}
