import { randomUUID } from 'node:crypto';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../../../infra/local/trackers/github/start.ts';
import type { Backend, BackendOptions, Credentials } from '../../../../shared/core/backend.ts';
import type { Labels } from '../../../../shared/core/connection.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { githubBackend } from '../../../../shared/trackers/github/backend.ts';

export const REPO = 'harbor-goods/shop';
const LABELS = {
  trigger: 'sluice',
  inProgress: 'sluice-in-progress',
  failed: 'sluice-failed',
};
export const APP = { appId: 4711, slug: 'sluice-agent', installationId: 99 };

/** A request that was made, for schemas and counts. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Every token is its person's login. */
export async function shop(clock?: (real: number) => number): Promise<Github> {
  return startGithub({
    repo: REPO,
    users: [
      { login: 'mara', token: 'mara', permission: 'admin' },
      { login: 'max', token: 'max', permission: 'maintain' },
      { login: 'jo', token: 'jo', permission: 'write' },
      { login: 'tilde', token: 'tilde', permission: 'triage' },
      { login: 'passer', token: 'passer', permission: 'none' },
    ],
    bot: { login: 'sluice', token: 'sluice' },
    app: APP,
    ...(clock && { clock }),
  });
}

/** What a person does through the API. */
export async function does(github: Github, login: string, route: string, body?: unknown) {
  const [method = 'GET', path = ''] = route.split(' ');
  const response = await fetch(github.url + path.replace('~', `/repos/${REPO}`), {
    method,
    headers: { authorization: `Bearer ${login}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** A new issue, and the ticket that receive would have made of it. */
export async function issueOf(github: Github, labels: readonly string[] = ['bug', 'sluice']) {
  const issue = await does(github, 'mara', 'POST ~/issues', {
    title: 'Basket total ignores the second voucher',
    body: 'Steps: …',
    labels,
  });
  const ticket: TicketRef = {
    key: `github:github.com:${issue.id}`,
    readableId: `github:${REPO}#${issue.number}`,
    connection: 'github',
    id: String(issue.id),
    account: REPO,
  };
  const path = `~/issues/${issue.number}`;
  return {
    ticket,
    path,
    now: async () => {
      const { state, state_reason, labels } = await does(github, 'mara', `GET ${path}`);
      const names = labels.map(({ name }: { name: string }) => name);
      return { state, state_reason, labels: names.sort() };
    },
    comments: async (): Promise<{ id: number; body: string; login: string }[]> => {
      const list = await does(github, 'mara', `GET ${path}/comments?per_page=100`);
      return list.map(({ id, body, user: { login } }: Said) => ({ id, body, login }));
    },
  };
}

interface Said {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

/** The backend before it, with a log of what it asked. */
export function backendOf(
  baseUrl: string,
  options: {
    readonly credentials?: Credentials | undefined;
    readonly close?: boolean;
    readonly name?: string;
    readonly labels?: Labels;
    readonly fetch?: typeof fetch;
  } = {},
): { readonly backend: Backend; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const record: typeof fetch = (input, init) => {
    const { body } = init ?? {};
    asked.push({
      method: init?.method ?? 'GET',
      url: new URL(String(input)),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
      headers: new Headers(init?.headers),
    });
    return (options.fetch ?? fetch)(input, init);
  };
  const whole: BackendOptions = {
    connection: {
      name: options.name ?? `github-${randomUUID()}`,
      baseUrl,
      secrets: [],
      callbackHosts: [],
      accounts: ['harbor-goods'],
      self: ['sluice', 'sluice-agent[bot]'],
    },
    credentials: 'credentials' in options ? options.credentials : { token: 'sluice' },
    settings: { labels: options.labels ?? LABELS, states: {}, close: options.close ?? false },
    fetch: record,
  };
  return { backend: githubBackend.create(whole), asked };
}

/** A fetch whose n-th answer is lost on its way back: GitHub did what it was asked, and nobody heard. */
export function losing(...lost: readonly number[]): typeof fetch {
  let count = 0;
  return async (input, init) => {
    const response = await fetch(input, init);
    count += 1;
    if (!lost.includes(count)) return response;
    throw new TypeError('fetch failed', { cause: new Error('other side closed') });
  };
}
