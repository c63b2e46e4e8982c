import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Ask } from '../rest/rest-client.ts';
import { CALL_TIMEOUT_MS, restClient } from '../rest/rest-client.ts';
import { GITLAB_REFUSALS } from './refusals.ts';
import type { Site } from './site.ts';
import { siteOf } from './site.ts';

/** One call of the port, with the means to ask for as long as it may take. */
export interface Call {
  readonly ask: Ask;
  readonly site: Site;
}

type Options = Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>;

/** Bad credentials are an error of the call, as others are. */
export function beginCall({ connection, credentials, fetch }: Options): Call {
  if (!credentials || !('token' in credentials) || 'email' in credentials)
    throw new BackendError(
      'permission_denied',
      `Connection ${connection.name} has no token for GitLab`,
      { hint: 'Set `credentials: {token: env:GITLAB_TOKEN}`.' },
    );
  const site = siteOf(connection.baseUrl);
  const ask = restClient({
    name: 'GitLab',
    baseUrl: site.api,
    headers: { authorization: `Bearer ${credentials.token}` },
    fetch,
    refusals: GITLAB_REFUSALS,
    until: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  return { ask, site };
}
