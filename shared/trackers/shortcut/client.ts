import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { Ask } from '../rest/rest-client.ts';
import { CALL_TIMEOUT_MS, restClient } from '../rest/rest-client.ts';
import { SHORTCUT_REFUSALS } from './refusals.ts';

const PUBLIC_API = 'https://api.app.shortcut.com';

/**
 * https://developer.shortcut.com/api/rest/v3. A token is a member's, and may what the member may.
 *
 * @returns What begins one call: all that is asked with one `Ask` shares its time.
 */
export function shortcutClient({
  connection,
  credentials,
  fetch,
}: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>): () => Ask {
  return () => {
    if (!credentials || !('token' in credentials) || 'email' in credentials) {
      const hint = 'Write `credentials: {token: …}` into the connection.';
      throw new BackendError('permission_denied', 'The connection has no token for Shortcut', {
        hint,
      });
    }
    return restClient({
      name: 'Shortcut',
      baseUrl: `${connection.baseUrl ?? PUBLIC_API}/api/v3`,
      headers: { 'shortcut-token': credentials.token },
      fetch,
      refusals: SHORTCUT_REFUSALS,
      until: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
  };
}
