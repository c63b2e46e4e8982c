import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Created, Draft } from '../../core/creator.ts';
import { hasMarker, withMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Call } from './call.ts';
import { FULL_PATH } from './full-path.ts';
import { idOf } from './id-of.ts';
import { labelList } from './label-list.ts';
import { pathIn } from './located.ts';
import { moment, PRECISION_MS } from './moment.ts';
import type { Issue, User } from './payload.ts';
import { idIn, keyOf } from './place.ts';
import { ticketOf } from './ticket.ts';
import { whoWeAre } from './who-we-are.ts';

/** The most that GitLab answers. */
const NEWEST = 100;

/**
 * An issue of ours, found by its marker among the newest hundred of the project, or made. GitLab takes no idempotency key; one whose answer
 * was lost is among the newest when it is asked for again.
 */
export async function createTicket(
  call: Call,
  draft: Draft,
  { connection }: Pick<BackendOptions, 'connection'>,
): Promise<Created> {
  const { repo = '', title, marker } = draft;
  if (!FULL_PATH.test(repo))
    throw new BackendError('invalid_argument', `Expected group/project, got '${repo}'`);
  if (!covers(connection.accounts ?? [], repo))
    throw new BackendError('invalid_argument', `The connection does not speak for ${repo}`, {
      hint: 'Add it to `accounts` of the connection.',
    });
  const path = `/projects/${encodeURIComponent(repo)}/issues`;
  const known = await find(call, path, marker);
  if (known) return created(known, call, connection.name);
  const { body } = await call.ask({
    what: 'making an issue',
    method: 'POST',
    path,
    body: {
      title,
      description: withMarker(draft.description, marker),
      labels: labelList(draft.labels),
    },
  });
  return created(part<Issue>(body), call, connection.name);
}

async function find(
  call: Call,
  path: string,
  marker: string,
): Promise<Unproven<Issue> | undefined> {
  const { body } = await call.ask({
    what: 'listing the newest issues',
    method: 'GET',
    path,
    query: {
      state: 'all',
      scope: 'all',
      order_by: 'created_at',
      sort: 'desc',
      per_page: NEWEST,
    },
  });
  const marked = parts<Issue>(body).filter((one) => hasMarker(text(one.description) ?? '', marker));
  if (marked.length === 0) return undefined;
  const self = await whoWeAre(call);
  return marked.find(({ author }) => part<User>(author).id === self);
}

function created(issue: Unproven<Issue>, { site }: Call, connection: string): Created {
  const number = idOf(issue.iid);
  const project = idOf(issue.project_id);
  const at = moment(issue.created_at);
  const repo = pathIn(issue);
  if (!number || !project || at === undefined || repo === '')
    throw new BackendError('unavailable', 'GitLab answered no issue');
  const id = idIn(project, number);
  const key = keyOf(site.name, repo, id);
  return {
    ticket: ticketOf(issue, { key, connection, repo, id, number }),
    at,
    precisionMs: PRECISION_MS,
  };
}
