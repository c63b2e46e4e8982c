import { randomBytes } from 'node:crypto';

export const REPO = 'acme/shop';

const hex = () => randomBytes(24).toString('hex');
const standard = () => `whsec_${randomBytes(32).toString('base64')}`;

/** By name, as the references below have them. The trackers' tokens open nothing but the emulated ones. */
export const SECRETS = {
  'sluice/github': hex(),
  '/sluice/github-next': hex(),
  '/sluice/github-token': 'sluice-bot-token',
  'sluice/records-token': 'sluice-bot-token',
  'sluice/linear': hex(),
  'sluice/linear-token': 'sluice-app-token',
  'sluice/builds': standard(),
  'sluice/agent': standard(),
};

export interface Addresses {
  readonly github: { readonly url: string };
  readonly linear: {
    readonly url: string;
    readonly organizationId: string;
    readonly oauthClientId: string;
    readonly appUserId: string;
  };
  readonly agent: { readonly url: string };
}

export const into = { repo: REPO, repos: ['acme/*'], agent: 'remote' };

/** What `sluice apply` would have brought: each tracker, secrets in both places, a project that takes one task at a time. */
export function configuration({ github, linear, agent }: Addresses) {
  return {
    connections: {
      github: {
        tracker: 'github',
        secrets: ['secretsmanager:sluice/github', 'ssm:/sluice/github-next'],
        credentials: { token: 'ssm:/sluice/github-token' },
        baseUrl: github.url,
        accounts: ['acme', 'harbor-goods'],
        self: ['sluice-bot'],
        mention: 'sluice',
      },
      linear: {
        tracker: 'linear',
        secrets: ['secretsmanager:sluice/linear'],
        credentials: { token: 'secretsmanager:sluice/linear-token' },
        baseUrl: linear.url,
        accounts: [linear.organizationId],
        self: [linear.oauthClientId, linear.appUserId],
        mention: 'Sluice',
      },
      records: {
        tracker: 'github',
        credentials: { token: 'secretsmanager:sluice/records-token' },
        baseUrl: github.url,
        accounts: ['acme'],
      },
      builds: { tracker: 'webhook', secrets: ['secretsmanager:sluice/builds'] },
    },
    projects: [
      {
        name: 'shop',
        connection: 'github',
        ...into,
        intake: {
          labels: ['sluice'],
          mention: true,
          ingest: { enabled: true, createTicket: true },
        },
        limits: { concurrency: 1, retries: 1 },
      },
      {
        name: 'engineering',
        connection: 'linear',
        ...into,
        intake: { labels: ['sluice'], delegation: true },
      },
      {
        name: 'records',
        connection: 'records',
        ...into,
        intake: { ingest: { enabled: true, default: true, createTicket: true } },
      },
      { name: 'builds', connection: 'builds', ...into, intake: { ingest: { enabled: true } } },
    ],
    agents: { remote: { http: { url: agent.url, secret: 'secretsmanager:sluice/agent' } } },
  };
}
