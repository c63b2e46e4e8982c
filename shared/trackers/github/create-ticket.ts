import type { Octokit } from '@octokit/core';
import { covers } from '../../core/accounts.ts';
import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Created, Draft } from '../../core/creator.ts';
import { hasMarker, withMarker } from '../body/marker.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { authorship } from './identity.ts';
import type { Request } from './issue-calls.ts';
import { inTime } from './issue-calls.ts';
import { keysAt } from './keys-at.ts';
import { idIn, isObject, textIn, timeIn } from './payload.ts';
import { ticketOf } from './ticket.ts';

const REPO = /^([\w.-]+)\/(?!\.{1,2}$)([\w.-]+)$/;
const FULL_NAME = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/issues\/\d+$/;
/** GitHub's clock tells seconds. */
const PRECISION_MS = 1000;

type Place = { readonly owner: string; readonly repo: string };

/**
 * An issue of ours, found by its marker among the newest hundred of the repository, or made. GitHub takes no idempotency key; one whose
 * answer was lost is among the newest when it is asked for again.
 */
export async function createTicket(
  make: () => Octokit,
  draft: Draft,
  { connection, credentials }: Pick<BackendOptions, 'connection' | 'credentials'>,
): Promise<Created> {
  const [, owner, repo] = REPO.exec(draft.repo ?? '') ?? [];
  if (!owner || !repo) {
    throw new BackendError(
      'invalid_argument',
      'Expected the repository of a new issue as owner/name',
    );
  }
  if (!covers(connection.accounts ?? [], `${owner}/${repo}`)) {
    throw new BackendError(
      'invalid_argument',
      `The connection does not speak for ${owner}/${repo}`,
      {
        hint: 'Add it to `accounts` of the connection.',
      },
    );
  }
  const place = { owner, repo };
  return inTime(make, `Making an issue (${owner}/${repo})`, async (request) => {
    const isOurs = authorship(request, credentials);
    for (const issue of await newest(request, place)) {
      if (!hasMarker(textIn(issue, 'body') ?? '', draft.marker)) continue;
      if (await isOurs(issue)) return created(issue, place, connection.name);
    }
    return created(await open(request, place, draft), place, connection.name);
  });
}

async function newest(request: Request, place: Place): Promise<readonly JsonObject[]> {
  const { data }: { data: unknown } = await request('GET /repos/{owner}/{repo}/issues', {
    ...place,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  });
  return Array.isArray(data) ? data.filter(isObject) : [];
}

async function open(request: Request, place: Place, draft: Draft): Promise<unknown> {
  const { title, labels } = draft;
  const { data } = await request('POST /repos/{owner}/{repo}/issues', {
    ...place,
    title,
    body: withMarker(draft.description, draft.marker),
    labels: [...labels],
    // Not by itself a second time: an answer that was lost may have left an issue.
    request: { retries: 0 },
  });
  return data;
}

function created(issue: unknown, { owner, repo }: Place, connection: string): Created {
  const [id, number, at] = isObject(issue)
    ? [idIn(issue, 'id'), idIn(issue, 'number'), timeIn(issue, 'created_at')]
    : [];
  // A repository that was renamed meanwhile says in the issue's address where it is now.
  const url = (isObject(issue) && textIn(issue, 'html_url')) || '';
  const name = FULL_NAME.exec(url)?.[1] ?? `${owner}/${repo}`;
  const keyOf = keysAt(url, name);
  if (!isObject(issue) || !id || !number || at === undefined || !keyOf) {
    throw new BackendError('unavailable', 'GitHub answered no issue');
  }
  const place = { key: keyOf(id), connection, repo: name, id, number };
  return { ticket: ticketOf(issue, place), at, precisionMs: PRECISION_MS };
}
