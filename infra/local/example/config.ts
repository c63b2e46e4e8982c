import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Github } from '../trackers/github/start.ts';
import type { Linear } from '../trackers/linear/start.ts';

/** The `sluice.yaml` of the example: what a user's own looks like, with the emulated trackers' addresses in it. */
export function exampleConfig(at: {
  readonly github: Pick<Github, 'url'>;
  readonly linear: Pick<Linear, 'url' | 'organizationId' | 'oauthClientId' | 'appUserId'>;
  readonly callbackPort: number;
}): string {
  const agent = fileURLToPath(new URL('agent.mjs', import.meta.url));
  return stringify({
    connections: {
      github: {
        tracker: 'github',
        secrets: ['env:SLUICE_EXAMPLE_GITHUB_SECRET'],
        credentials: { token: 'env:SLUICE_EXAMPLE_GITHUB_TOKEN' },
        baseUrl: at.github.url,
        accounts: ['acme'],
        self: ['sluice-bot'],
        mention: 'sluice',
      },
      linear: {
        tracker: 'linear',
        secrets: ['env:SLUICE_EXAMPLE_LINEAR_SECRET'],
        credentials: { token: 'env:SLUICE_EXAMPLE_LINEAR_TOKEN' },
        baseUrl: at.linear.url,
        accounts: [at.linear.organizationId],
        self: [at.linear.oauthClientId, at.linear.appUserId],
        mention: 'Sluice',
        states: { completed: 'Done' },
      },
      builds: {
        tracker: 'webhook',
        secrets: ['env:SLUICE_EXAMPLE_SENDER_SECRET'],
        callbackHosts: [`127.0.0.1:${at.callbackPort}`],
      },
    },
    projects: [
      {
        name: 'shop',
        connection: 'github',
        repo: 'acme/shop',
        repos: ['acme/*'],
        intake: { enabled: true, labels: ['sluice'], mention: true },
        agent: 'example',
      },
      {
        name: 'engineering',
        connection: 'linear',
        repo: 'acme/shop',
        repos: ['acme/*'],
        intake: { enabled: true, labels: ['sluice'], delegation: true },
        agent: 'example',
      },
      {
        name: 'builds',
        connection: 'builds',
        repo: 'acme/shop',
        repos: ['acme/*'],
        intake: { enabled: true },
        agent: 'example',
      },
    ],
    agents: { example: { command: [process.execPath, agent], timeout: '10m' } },
  });
}
