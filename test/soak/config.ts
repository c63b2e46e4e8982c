import { stringify } from 'yaml';
import { githubSettings } from '../../infra/local/trackers/github/settings.ts';
import type { LinearAddress } from '../../infra/local/trackers/linear/settings.ts';
import { linearSettings } from '../../infra/local/trackers/linear/settings.ts';

/** Where the world of a soak is. */
export interface WorldAddresses {
  readonly githubs: readonly { readonly url: string }[];
  readonly linear: LinearAddress;
  readonly agent: string;
  /** `host:port` */
  readonly callbacks: string;
}

export const SECRETS = {
  SOAK_GITHUB_SECRET: '0f3c9be2d1a64b6a8e2b8c6b5ad3f1c1',
  SOAK_LINEAR_SECRET: '7b1a5cb0a4e94f6d9bb0c7b6f5e0a911',
  SOAK_SENDER_SECRET: 'whsec_c29hay1zb2FrLXNvYWstc29hay1zb2FrLXNvYWs=',
  SOAK_AGENT_SECRET: 'whsec_YWdlbnQtYWdlbnQtYWdlbnQtYWdlbnQtYWdlbnQtYWc=',
  SOAK_GITHUB_TOKEN: 'sluice-bot-token',
  SOAK_LINEAR_TOKEN: 'sluice-app-token',
} as const;

/** Each GitHub has a repository of its own, as a readable id does not tell the host. */
export const repoOn = (github: number) => `acme/shop-${github}`;
export const LABELS = ['sluice', 'sluice-in-progress', 'sluice-failed'] as const;

const LIMITS = { retries: 1, startBy: '5m', deadline: '2h' };
const INTO = { repo: 'acme/shop', repos: ['acme/*'], agent: 'worker' };

/** The `sluice.yaml` of a soak: as many GitHubs as its tickets need, a Linear, a signed sender, and an agent behind a URL. */
export function soakConfig(at: WorldAddresses): string {
  const githubs = at.githubs.map((github, index) => [
    `github-${index}`,
    githubSettings(github, { secret: 'SOAK_GITHUB_SECRET', token: 'SOAK_GITHUB_TOKEN' }),
  ]);
  return stringify({
    connections: {
      ...Object.fromEntries(githubs),
      linear: linearSettings(at.linear, {
        secret: 'SOAK_LINEAR_SECRET',
        token: 'SOAK_LINEAR_TOKEN',
      }),
      builds: {
        tracker: 'webhook',
        secrets: ['env:SOAK_SENDER_SECRET'],
        callbackHosts: [at.callbacks],
      },
    },
    projects: [
      ...at.githubs.map((_, index) => ({
        name: `shop-${index}`,
        connection: `github-${index}`,
        ...INTO,
        intake: { labels: ['sluice'], mention: true },
        limits: { ...LIMITS, concurrency: 40 },
      })),
      {
        name: 'engineering',
        connection: 'linear',
        ...INTO,
        intake: { labels: ['sluice'], delegation: true },
        limits: { ...LIMITS, concurrency: 40 },
      },
      // So few that tasks wait for one another, now and then.
      {
        name: 'builds',
        connection: 'builds',
        ...INTO,
        intake: { enabled: true },
        limits: { ...LIMITS, concurrency: 12 },
      },
    ],
    agents: { worker: { http: { url: at.agent, secret: 'env:SOAK_AGENT_SECRET' } } },
  });
}
