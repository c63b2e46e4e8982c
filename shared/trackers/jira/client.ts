import type { BackendOptions, Credentials } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Ask } from '../rest/rest-client.ts';
import { CALL_TIMEOUT_MS, restClient } from '../rest/rest-client.ts';
import { JIRA_REFUSALS } from './refusals.ts';

/**
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/. An address with a token of its owner, or a token alone, which is one for
 * OAuth.
 *
 * @returns What begins one call: all that is asked with one `Ask` shares its time.
 */
export function jiraClient({
  connection: { baseUrl },
  credentials,
  fetch,
}: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>): () => Ask {
  return () => {
    if (baseUrl === undefined) {
      const hint = 'Write `baseUrl: https://<site>.atlassian.net` into it.';
      throw new BackendError('invalid_argument', 'The connection names no Jira site', { hint });
    }
    return restClient({
      name: 'Jira',
      baseUrl: `${baseUrl.replace(/\/+$/, '')}/rest/api/3`,
      headers: { authorization: authorization(credentials) },
      fetch,
      refusals: JIRA_REFUSALS,
      until: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
  };
}

function authorization(credentials: Credentials | undefined): string {
  if (credentials && 'email' in credentials) {
    const { email, token } = credentials;
    return `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  }
  if (credentials && 'token' in credentials) return `Bearer ${credentials.token}`;
  const hint = 'Write `credentials: {email: …, token: …}` into it.';
  throw new BackendError('permission_denied', 'The connection has no token for Jira', { hint });
}
