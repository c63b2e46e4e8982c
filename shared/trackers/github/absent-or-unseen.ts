import { BackendError } from '../../core/backend-error.ts';
import { Moved } from './client.ts';
import type { Issue } from './issue-calls.ts';
import { isObject } from './payload.ts';

/**
 * What a look that failed is to be told as. GitHub says 404 of an issue that is not there, and of a repository that we may not see any
 * more: then nothing was deleted, our access was taken. Of a deleted issue in a repository that we see it says 410.
 */
export async function absentOrUnseen(
  error: unknown,
  { request, address }: Issue,
): Promise<unknown> {
  if (!isObject(error) || error.status !== 404) return error;
  const { owner, repo } = address;
  try {
    await request('GET /repos/{owner}/{repo}', { owner, repo });
    return error;
  } catch (refusal) {
    if (refusal instanceof Moved) return error;
    if (!isObject(refusal) || refusal.status !== 404) return refusal;
    const ticket = `github:${owner}/${repo}#${address.issue_number}`;
    return new BackendError(
      'permission_denied',
      `${ticket}: its repository cannot be seen with these credentials`,
    );
  }
}
