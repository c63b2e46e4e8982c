import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Created, Draft } from '../../core/creator.ts';
import { hasMarker, withMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { repoPath } from './address.ts';
import type { Call } from './call.ts';
import { idOf } from './id-of.ts';
import { labelId } from './label-id.ts';
import type { Issue, User } from './payload.ts';
import { keyOf } from './place.ts';
import { ticketOf } from './ticket.ts';
import { PRECISION_MS, timeOf } from './times.ts';
import { whoWeAre } from './who-we-are.ts';

/** What an instance answers at most. */
const NEWEST = 50;

/**
 * An issue of ours, found by its marker among the newest fifty of the repository, or made. Gitea takes no idempotency key; one whose answer
 * was lost is among the newest when it is asked for again.
 */
export async function createTicket(
  call: Call,
  draft: Draft,
  { connection }: Pick<BackendOptions, 'connection'>,
): Promise<Created> {
  const { repo = '', title, marker } = draft;
  const path = repoPath(repo);
  if (!covers(connection.accounts ?? [], repo))
    throw new BackendError('invalid_argument', `The connection does not speak for ${repo}`, {
      hint: 'Add it to `accounts` of the connection.',
    });
  const known = await find(call, path, marker);
  if (known) return created(known, repo, call, connection.name);
  const labels: number[] = [];
  for (const name of draft.labels)
    labels.push(await labelId({ ...call, repo, repoPath: path }, name));
  const { body } = await call.ask({
    what: 'making an issue',
    method: 'POST',
    path: `${path}/issues`,
    body: { title, body: withMarker(draft.description, marker), labels },
  });
  return created(part<Issue>(body), repo, call, connection.name);
}

async function find(
  call: Call,
  path: string,
  marker: string,
): Promise<Unproven<Issue> | undefined> {
  const { body } = await call.ask({
    what: 'listing the newest issues',
    method: 'GET',
    path: `${path}/issues`,
    query: { state: 'all', type: 'issues', limit: NEWEST },
  });
  const marked = parts<Issue>(body).filter((one) => hasMarker(text(one.body) ?? '', marker));
  if (marked.length === 0) return undefined;
  const self = await whoWeAre(call);
  return marked.find(({ user }) => part<User>(user).id === self);
}

function created(
  issue: Unproven<Issue>,
  repo: string,
  { site }: Call,
  connection: string,
): Created {
  const id = idOf(issue.id);
  const number = idOf(issue.number);
  const at = timeOf(issue.created_at);
  if (!id || !number || at === undefined)
    throw new BackendError('unavailable', 'Gitea answered no issue');
  const key = keyOf(site.name, repo, String(id));
  const ticket = ticketOf(issue, { key, connection, repo, id: String(id), number });
  return { ticket, at, precisionMs: PRECISION_MS };
}
