import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { BackendOptions } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';

const API_VERSION = '2022-11-28';

/** Without an answer. Whoever waits longer pays for it, and the queue tries again anyway. */
const RETRIES = 1;
const RETRY_AFTER_MS = 500;
/** Statuses that say the same a second time, or say when to come back. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];

const REDIRECTS = [301, 302, 303, 307, 308];

const Api = Octokit.plugin(retry, throttling);

/** The issue is elsewhere now. Not followed blindly: elsewhere may be where we have nothing to say. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

/** GitHub's API with the connection's credentials. */
export function client({
  connection,
  credentials,
  fetch,
}: Pick<BackendOptions, 'connection' | 'credentials' | 'fetch'>): Octokit {
  const octokit = new Api({
    ...(connection.baseUrl !== undefined && { baseUrl: connection.baseUrl.replace(/\/+$/, '') }),
    ...authentication(connection.name, credentials),
    userAgent: 'sluice',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { fetch, redirect: 'manual' },
    retry: { retries: RETRIES, retryAfterBaseValue: RETRY_AFTER_MS, doNotRetry: FINAL },
    throttle: {
      id: connection.name,
      // Giving up at once: the error tells the caller how long to wait, and sleeping is billed.
      onRateLimit: () => undefined,
      onSecondaryRateLimit: () => undefined,
      ...UNSPACED,
    },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = API_VERSION;
  });
  octokit.hook.after('request', ({ status }) => {
    if (REDIRECTS.includes(status)) throw new Moved();
  });
  return octokit;
}

/**
 * By default the plugin lets a second pass between two writes and three between two comments. A ticket needs a handful of both;
 * how many tickets are written at once is the queue's to say.
 */
const NO_LIMIT = { key: () => ({ schedule: (_: unknown, job: () => unknown) => job() }) };
const UNSPACED: Readonly<Record<string, unknown>> = { write: NO_LIMIT, notifications: NO_LIMIT };

function authentication(connection: string, credentials: BackendOptions['credentials']) {
  if (credentials && 'token' in credentials) return { auth: credentials.token };
  if (credentials && 'appId' in credentials) {
    return { authStrategy: createAppAuth, auth: { ...credentials } };
  }
  const expected = 'Expected a token, or appId, privateKey and installationId';
  throw new BackendError('permission_denied', `${expected} as credentials of "${connection}"`);
}
