import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { parseSecretReference } from '../../core/secret-reference.ts';
import type { ActionsCredentials } from './credentials.ts';
import { Moved } from './moved.ts';
import type { ActionsSettings } from './settings.ts';

const API_VERSION = '2022-11-28';
const TIMEOUT_MS = 10_000;
const silent = () => {};

/** GitHub's API with the agent's credentials. It follows no redirect: elsewhere may be somebody else's. */
export async function actionsClient(
  { baseUrl, credentials }: ActionsSettings,
  { fetch, secret }: Pick<AgentOptions, 'fetch' | 'secret'>,
): Promise<Octokit> {
  const octokit = new Octokit({
    ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') }),
    ...(await authentication(credentials, secret)),
    userAgent: 'sluice',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      redirect: 'manual',
      fetch: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = API_VERSION;
  });
  octokit.hook.after('request', ({ status }) => {
    if (status >= 300) throw new Moved();
  });
  return octokit;
}

async function authentication(credentials: ActionsCredentials, secret: AgentOptions['secret']) {
  const value = async (given: string | number | undefined): Promise<string> => {
    const text = String(given ?? '');
    const found = parseSecretReference(text) ? await secret(text) : text;
    if (found === undefined)
      throw new Error(`The agent was not called: ${text} is missing or empty.`);
    return found;
  };
  if (credentials.token !== undefined) return { auth: await value(credentials.token) };
  const auth = {
    appId: await value(credentials.appId),
    installationId: await value(credentials.installationId),
    privateKey: (await value(credentials.privateKey)).replaceAll('\\n', '\n'),
  };
  return { authStrategy: createAppAuth, auth };
}
