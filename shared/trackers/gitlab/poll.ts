import { BackendError } from '../../core/backend-error.ts';
import type { Polled, PolledTicket, PollQuery } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts } from '../body/unproven.ts';
import { changesSince, sinceOf } from '../rest/changes-since.ts';
import { notBefore } from '../rest/not-before.ts';
import { withinQuery } from '../rest/within-query.ts';
import type { Call } from './call.ts';
import { FULL_PATH } from './full-path.ts';
import { idOf } from './id-of.ts';
import { pathIn } from './located.ts';
import { pages } from './pages.ts';
import type { Issue } from './payload.ts';
import { idIn, keyOf, topOf } from './place.ts';
import { ticketOf } from './ticket.ts';

/** Two thousand issues of a project in one poll, what changed last first. */
const MAX_PAGES = 20;

/** What changed in the named projects. The labels are compared here, as GitLab minds their case and we do not. */
export async function poll(call: Call, query: PollQuery, connection: string): Promise<Polled> {
  if (query.repos.length === 0)
    throw new BackendError('invalid_argument', 'No project is named to look into', {
      hint: 'Set `repo` of the project, or name repositories without `*` in its `repos`.',
    });
  const listed: PolledTicket[] = [];
  let wait: number | undefined;
  for (const repo of query.repos) {
    if (!FULL_PATH.test(repo))
      throw new BackendError('invalid_argument', `Expected group/project, got '${repo}'`);
    const request = {
      what: `listing the issues of ${repo}`,
      path: `/projects/${encodeURIComponent(repo)}/issues`,
      query: {
        state: 'opened',
        scope: 'all',
        updated_after: new Date(sinceOf(query)).toISOString(),
        order_by: 'updated_at',
        sort: 'desc',
      },
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

/** Under the project's own spelling; what is of another group is none that was asked for. */
function polledIn(
  issue: Unproven<Issue>,
  asked: string,
  { site }: Call,
  connection: string,
): readonly PolledTicket[] {
  const number = idOf(issue.iid);
  const project = idOf(issue.project_id);
  const repo = pathIn(issue);
  const updatedAt = Date.parse(String(issue.updated_at));
  const isOurs = topOf(repo).toLowerCase() === topOf(asked).toLowerCase();
  if (!number || !project || !isOurs || Number.isNaN(updatedAt)) return [];
  const id = idIn(project, number);
  const key = keyOf(site.name, repo, id);
  return [{ ticket: ticketOf(issue, { key, connection, repo, id, number }), updatedAt }];
}
