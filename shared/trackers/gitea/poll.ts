import { BackendError } from '../../core/backend-error.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts } from '../body/unproven.ts';
import { changesSince, sinceOf } from '../rest/changes-since.ts';
import { notBefore } from '../rest/not-before.ts';
import { withinQuery } from '../rest/within-query.ts';
import { repoPath } from './address.ts';
import type { Call } from './call.ts';
import { idOf } from './id-of.ts';
import { pages } from './pages.ts';
import type { Issue } from './payload.ts';
import { keyOf } from './place.ts';
import { isPullRequest, ticketOf } from './ticket.ts';
import { timeOf } from './times.ts';

/** A thousand issues of a repository in one poll, those first that were made last. */
const MAX_PAGES = 20;

/**
 * What changed in the named repositories. The labels are compared here: the list's own `labels` means any of them, passes over those it does
 * not know, and knows none of an organisation.
 */
export async function poll(call: Call, query: PollQuery, connection: string): Promise<Polled> {
  if (query.repos.length === 0)
    throw new BackendError('invalid_argument', 'No repository is named to look into', {
      hint: 'Set `repo` of the project, or name repositories without `*` in its `repos`.',
    });
  const listed: PolledTicket[] = [];
  let wait: number | undefined;
  for (const repo of query.repos) {
    const request = {
      what: `listing the issues of ${repo}`,
      path: `${repoPath(repo)}/issues`,
      query: { state: 'open', type: 'issues', since: new Date(sinceOf(query)).toISOString() },
    };
    for await (const { body, headers } of pages(call, request, MAX_PAGES)) {
      wait = notBefore(headers) ?? wait;
      listed.push(
        ...parts<Issue>(body).flatMap((issue) => polledIn(issue, repo, call, connection)),
      );
    }
  }
  const newest = listed.reduce((at, { updatedAt }) => Math.max(at, updatedAt), 0);
  const polled = changesSince(query, listed.filter(withinQuery(query)), newest);
  return wait === undefined ? polled : { ...polled, notBefore: wait };
}

function polledIn(
  issue: Unproven<Issue>,
  repo: string,
  { site }: Call,
  connection: string,
): readonly PolledTicket[] {
  const id = idOf(issue.id);
  const number = idOf(issue.number);
  const updatedAt = timeOf(issue.updated_at);
  if (!id || !number || updatedAt === undefined || isPullRequest(issue)) return [];
  const key = keyOf(site.name, repo, String(id));
  return [
    { ticket: ticketOf(issue, { key, connection, repo, id: String(id), number }), updatedAt },
  ];
}
