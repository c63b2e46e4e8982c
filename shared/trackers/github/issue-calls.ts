import type { Octokit } from '@octokit/core';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Address } from './address.ts';
import { addressOf, repositoryOf } from './address.ts';
import { Moved } from './client.ts';
import { failure } from './failure.ts';
import { idIn, isObject, textIn } from './payload.ts';

export type Request = Octokit['request'];

/** An issue, with the means to ask about it. */
export interface Issue {
  readonly request: Request;
  readonly address: Address;
}

/** Below the port's 30 seconds. */
const CALL_TIMEOUT_MS = 25_000;

/**
 * Runs one call of the port: within the time, and with every error as a `BackendError`. `make` is asked for the client each time, as bad
 * credentials are an error like others.
 */
export async function inTime<T>(
  make: () => Octokit,
  what: string,
  work: (request: Request) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
  try {
    const request = make().request.defaults({ request: { signal } });
    return await Promise.race([work(request), end(signal)]);
  } catch (error) {
    throw failure(what, error);
  }
}

/** The same about one issue, at its present address. */
export function onIssue<T>(
  make: () => Octokit,
  what: string,
  ticket: TicketRef,
  work: (issue: Issue) => Promise<T>,
): Promise<T> {
  return inTime(make, `${what} (${ticket.readableId})`, async (request) =>
    attempt({ request, address: addressOf(ticket.readableId) }, ticket, work),
  );
}

/** The issue as it is now, wherever its repository was renamed to. Moved out of its owner's hands, it is gone for us. */
export async function locate({ request, address }: Issue, ticket: TicketRef) {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
  const answer = await request(route, { ...address, request: { redirect: 'follow' } });
  const found: unknown = answer.data;
  if (!isObject(found)) {
    throw new BackendError('unavailable', `GitHub answered no issue ${ticket.readableId}`);
  }
  const repository = repositoryOf(textIn(found, 'repository_url') ?? '') ?? address;
  const same = String(idIn(found, 'id')) === ticket.id && isSame(repository.owner, address.owner);
  if (!same) throw new BackendError('not_found', `${ticket.readableId} was moved away`);
  const issue_number = idIn(found, 'number') ?? address.issue_number;
  return { issue: found, address: { ...repository, issue_number } };
}

async function attempt<T>(
  issue: Issue,
  ticket: TicketRef,
  work: (issue: Issue) => Promise<T>,
): Promise<T> {
  try {
    return await work(issue);
  } catch (error) {
    if (!(error instanceof Moved)) throw error;
  }
  const { address } = await locate(issue, ticket);
  return work({ ...issue, address });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function end(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
