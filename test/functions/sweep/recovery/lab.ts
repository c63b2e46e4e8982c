import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { receiveApp } from '../../../../functions/receive/app.ts';
import { recover } from '../../../../functions/sweep/recovery/recover.ts';
import type { GithubWebhook } from '../../../../infra/local/trackers/github/options.ts';
import { githubPerson } from '../../../../infra/local/trackers/github/person.ts';
import { startGithub } from '../../../../infra/local/trackers/github/start.ts';
import type { Recovery } from '../../../../shared/core/connection.ts';
import { deliveryLogs } from '../../../../shared/trackers/delivery-logs.ts';
import type { Answered } from '../../../shared/trackers/github/github-answers.ts';
import { memoryRecoveryStore } from '../../../support/memory/memory-recovery-store.ts';
import { connection, project, SECRETS } from '../../../support/receive/config.ts';
import { desk } from '../../../support/receive/desk.ts';

export const REPO = 'harbor-goods/shop';
const APP = { appId: 4711, slug: 'sluice-agent', installationId: 99 };

export type Kind = NonNullable<GithubWebhook['of']>;

export interface LabOptions {
  /** Each hook sends everything to us. @default one of the repository */
  readonly hooks?: readonly Kind[];
  readonly recovery?: Partial<Recovery>;
  /** What our account may do there. @default 'admin' */
  readonly permission?: 'admin' | 'write';
}

/** A request that sweep made, and what it was answered. */
export interface Exchange extends Answered {
  readonly url: URL;
  readonly headers: Headers;
}

/**
 * A GitHub with its hooks, our front door over HTTP, and sweep's recovery between them. The door can be told to answer something else; the
 * clock of sweep goes on as the test says, GitHub's as it does.
 */
export async function lab({
  hooks = ['repository'],
  recovery,
  permission = 'admin',
}: LabOptions = {}) {
  const receive = desk();
  const app = receiveApp(receive.deps);
  const door = {
    /** What is answered instead; `silent` closes the connection without an answer. */
    down: undefined as number | 'silent' | undefined,
    /** The GUID of every delivery that came, and what it was answered. */
    came: [] as { readonly guid: string; readonly status: number; readonly reason: string }[],
  };
  const answer = async (request: Request) => {
    const guid = request.headers.get('x-github-delivery') ?? '';
    const response =
      typeof door.down === 'number'
        ? Response.json({ reason: 'down' }, { status: door.down })
        : await app.fetch(request);
    const { reason } = await response.clone().json();
    door.came.push({ guid, status: response.status, reason });
    return response;
  };
  const listener = getRequestListener(answer);
  const server = createServer((request, response) => {
    if (door.down === 'silent') request.socket.destroy();
    else void listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const address = `${url}/webhooks/github`;
  const github = await startGithub({
    repo: REPO,
    users: [{ login: 'mara', token: 'mara', permission: 'admin' }],
    bot: { login: 'sluice', token: 'sluice', permission },
    app: APP,
    webhook: hooks.map((of) => ({ of, url: address, secret: SECRETS.github, events: ['issues'] })),
    labels: ['sluice'],
    delayMs: 0,
  });
  const isApp = hooks.includes('app');
  const credentials = isApp
    ? {
        appId: String(APP.appId),
        installationId: String(APP.installationId),
        privateKey: github.app?.privateKey ?? '',
      }
    : { token: 'sluice' };
  const settings: Recovery | undefined = recovery && { enabled: true, hooks: [], ...recovery };
  const connections = [
    connection('github', {
      baseUrl: github.url,
      accounts: ['harbor-goods'],
      ...(settings ? { recovery: settings } : {}),
    }),
  ];
  const config = { connections, projects: [project('github')], agents: [] };
  const clock = { now: Date.now() };
  const store = memoryRecoveryStore(() => clock.now);
  const asked: Exchange[] = [];
  const hands: { fetch: typeof fetch } = { fetch };
  const deps = {
    config: { read: async () => config, credentials: async () => credentials },
    recovery: store,
    logs: deliveryLogs,
    url,
    now: () => clock.now,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const response = await hands.fetch(input, init);
      const url = new URL(String(input));
      const text = await response.clone().text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const { method = 'GET' } = init ?? {};
      const headers = new Headers(init?.headers);
      asked.push({ method, url, path: url.pathname, headers, status: response.status, body });
      return response;
    },
  };
  const mara = githubPerson(github.url, 'mara');
  return {
    github,
    address,
    door,
    receive,
    asked,
    hands,
    deps,
    store,
    mara,
    /** Time goes by for sweep. */
    pass: (ms: number) => {
      clock.now += ms;
    },
    /** One pass, and what it brought about. */
    async recover() {
      const did = await recover(deps);
      await github.settled();
      return did;
    },
    /** Labelled issues, whose deliveries have been sent. */
    async open(count: number) {
      for (let n = 0; n < count; n++)
        await mara.openIssue(REPO, { title: `Broken ${n}`, body: 'It is.', labels: ['sluice'] });
      await github.settled();
    },
    async checkpoint(place: string) {
      return (await store.of('github')).find((each) => each.place === place);
    },
    /** The asking for redeliveries that was answered 202. */
    redeliveries: () =>
      asked.filter(({ method, status }) => method === 'POST' && status === 202).length,
    async [Symbol.asyncDispose]() {
      await github.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
