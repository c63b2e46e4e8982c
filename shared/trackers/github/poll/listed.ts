import { BackendError } from '../../../core/backend-error.ts';
import type { PolledTicket } from '../../../core/poller.ts';
import type { JsonObject } from '../../body/parse-json.ts';
import { repositoryOf } from '../address.ts';
import { keysAt } from '../keys-at.ts';
import { idIn, isObject, textIn, timeIn } from '../payload.ts';
import { isPullRequest, ticketOf } from '../ticket.ts';

/** The issues of a page of a repository's list; pull requests stand among them and are left. */
export function listed(data: unknown, connection: string, repo: string): readonly PolledTicket[] {
  if (!Array.isArray(data)) throw new BackendError('unavailable', 'GitHub answered no list');
  return data
    .filter(isObject)
    .filter((issue) => !isPullRequest(issue))
    .map((issue) => polled(issue, connection, repo))
    .filter((ticket) => ticket !== undefined);
}

function polled(issue: JsonObject, connection: string, asked: string): PolledTicket | undefined {
  const place = repositoryOf(textIn(issue, 'repository_url') ?? '');
  const repo = place ? `${place.owner}/${place.repo}` : asked;
  if (ownerOf(repo) !== ownerOf(asked))
    throw new BackendError('not_found', `${asked} was moved to another owner`);
  const [id, number] = [idIn(issue, 'id'), idIn(issue, 'number')];
  const key = keysAt(textIn(issue, 'html_url') ?? '', repo);
  const updatedAt = timeIn(issue, 'updated_at');
  if (!id || !number || !key || updatedAt === undefined) return undefined;
  return { ticket: ticketOf(issue, { key: key(id), connection, repo, id, number }), updatedAt };
}

function ownerOf(repo: string): string {
  return repo.slice(0, repo.indexOf('/')).toLowerCase();
}
