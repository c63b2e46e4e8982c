import type { Config } from '../../../shared/core/config.ts';
import type { Connection } from '../../../shared/core/connection.ts';
import type { Intake, Project } from '../../../shared/core/project.ts';

/** Connections of the tests: one per tracker, and a generic sender for each way of signing. */
export const SENDERS = ['github', 'linear', 'standard', 'hmac'] as const;
export type Sender = (typeof SENDERS)[number];

/** Each connection's secret. */
export const SECRETS: Readonly<Record<Sender, string>> = {
  github: 'a long secret of the shop',
  linear: 'lin_wh_of_a_test',
  standard: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  hmac: 'a secret of the build server',
};

export const LINEAR_WORKSPACE = '5f2c9a1e-7d34-4b8a-9c61-0e4d2a7b8f10';

const PLAIN_HMAC = {
  scheme: 'hmac',
  header: 'x-signature',
  prefix: 'sha256=',
  encoding: 'hex',
  algorithm: 'sha256',
} as const;

export function connection(name: Sender, changes: Partial<Connection> = {}): Connection {
  const accounts = {
    github: ['harbor-goods/*'],
    linear: [LINEAR_WORKSPACE],
    standard: [],
    hmac: [],
  };
  return {
    name,
    tracker: name === 'standard' || name === 'hmac' ? 'webhook' : name,
    secrets: [SECRETS[name]],
    accounts: accounts[name],
    self: [],
    mention: 'sluice',
    signature: name === 'hmac' ? PLAIN_HMAC : { scheme: 'standard' },
    callbackHosts: [],
    labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
    states: {},
    ...changes,
  };
}

export function project(
  name: Sender,
  intake: Partial<Intake> = {},
  changes: Partial<Project> = {},
): Project {
  const generic = name === 'standard' || name === 'hmac';
  return {
    name: `${name}-shop`,
    connection: name,
    repo: 'harbor-goods/shop',
    repos: ['*'],
    intake: {
      enabled: true,
      labels: generic ? [] : ['sluice'],
      excludeLabels: [],
      mention: !generic,
      delegation: name === 'linear',
      statuses: [],
      teams: [],
      projects: [],
      ...intake,
    },
    authorize: { permission: 'write', users: [] },
    agent: 'tester',
    routes: [],
    scan: { mode: 'block', threshold: 0.6, allow: { authors: [], labels: [], rules: [] } },
    limits: {
      breaker: { starts: 20, bots: 3, windowSeconds: 3600 },
      concurrency: 10,
      retries: 0,
      startBySeconds: 600,
      deadlineSeconds: 3600,
    },
    riskTier: 'medium',
    writeBack: { close: false },
    ...changes,
  };
}

/** Everything as a careful user has it: each connection with one project. */
export function config(changes: Partial<Config> = {}): Config {
  return {
    connections: SENDERS.map((name) => connection(name)),
    projects: SENDERS.map((name) => project(name)),
    agents: [{ name: 'tester', kind: 'http', settings: {} }],
    ...changes,
  };
}
