import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { githubSettings } from '../trackers/github/settings.ts';
import type { Github } from '../trackers/github/start.ts';
import type { LinearAddress } from '../trackers/linear/settings.ts';
import { linearSettings } from '../trackers/linear/settings.ts';

/** The `sluice.yaml` of the example: what a user's own looks like, with the emulated trackers' addresses in it. */
export function exampleConfig(at: {
  readonly github: Pick<Github, 'url'>;
  readonly linear: LinearAddress;
  readonly callbackPort: number;
}): string {
  const agent = fileURLToPath(new URL('agent.mjs', import.meta.url));
  return stringify({
    connections: {
      github: githubSettings(at.github, {
        secret: 'SLUICE_EXAMPLE_GITHUB_SECRET',
        token: 'SLUICE_EXAMPLE_GITHUB_TOKEN',
      }),
      linear: linearSettings(at.linear, {
        secret: 'SLUICE_EXAMPLE_LINEAR_SECRET',
        token: 'SLUICE_EXAMPLE_LINEAR_TOKEN',
      }),
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
