import * as z from 'zod/mini';
import type { Credentials } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { failure, noAnswer } from './failure.ts';

/** What stands in the `Authorization` header. */
export interface Authorization {
  header(signal: AbortSignal): Promise<string>;
  /** Lets go of a token that was refused; false where there is no other to be had. */
  renew(): boolean;
}

interface AuthorizationOptions {
  readonly credentials: Credentials | undefined;
  /** Where `/oauth/token` is. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

const API_KEY_PREFIX = 'lin_api_';
/** A token is not used in its last minutes, so that none ends between two requests of a call. */
const SPARE_MS = 5 * 60_000;

const Granted = z.object({ access_token: z.string(), expires_in: z.optional(z.number()) });

/**
 * A personal API key stands alone in the header, an OAuth token behind `Bearer`. A client id and secret are exchanged for an app's
 * token (30 days), kept as long as it lasts; as Linear keeps one such token per app, it may be refused before.
 */
export function authorization(options: AuthorizationOptions): Authorization {
  const { credentials, now } = options;
  let granted: { readonly header: string; readonly until: number } | undefined;
  return {
    async header(signal) {
      if (credentials && 'token' in credentials) {
        const { token } = credentials;
        return token.startsWith(API_KEY_PREFIX) ? token : `Bearer ${token}`;
      }
      if (!credentials || !('clientId' in credentials)) {
        throw new BackendError('permission_denied', 'The connection has no credentials for Linear');
      }
      if (!granted || granted.until <= now()) granted = await grant(options, credentials, signal);
      return granted.header;
    },
    renew() {
      const had = granted !== undefined;
      granted = undefined;
      return had;
    },
  };
}

async function grant(
  { origin, fetch, now }: AuthorizationOptions,
  { clientId, clientSecret }: Extract<Credentials, { clientId: string }>,
  signal: AbortSignal,
) {
  const asked = 'the client credentials';
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    redirect: 'error',
    signal,
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'read,write',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  }).catch((cause) => {
    throw noAnswer(asked, cause);
  });
  const { status, headers } = response;
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw await failure(asked, { status, headers, errors: [] }, now());
  const parsed = z.safeParse(Granted, body);
  if (!parsed.success) throw noAnswer(asked, undefined);
  const lastsMs = (parsed.data.expires_in ?? 0) * 1000;
  return { header: `Bearer ${parsed.data.access_token}`, until: now() + lastsMs - SPARE_MS };
}
