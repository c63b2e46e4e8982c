import type { Connection } from '../../../shared/core/connection.ts';
import type { Project } from '../../../shared/core/project.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { ticketKey } from '../../../shared/core/ticket.ts';

/** A part of a sample that is to be different; what is nested is laid over, not put in place. */
export type Different<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[] | undefined
    ? T[K]
    : undefined extends T[K]
      ? T[K]
      : Partial<T[K]> | T[K];
};

export const KEY = ticketKey('tracker', 'acme', '3054221');

export const jane = { id: '583231', name: 'jane', login: 'jane' } as const;
export const carl = { id: '583232', name: 'carl', login: 'carl' } as const;

/** A connection of a tracker that can be asked how its tickets stand. */
export function connectionOf(more: Partial<Connection> = {}): Connection {
  return {
    name: 'tracker',
    tracker: 'tracker',
    secrets: ['whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0'],
    accounts: ['acme'],
    self: [],
    mention: 'sluice',
    signature: { scheme: 'standard' },
    callbackHosts: [],
    labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
    states: {},
    ...more,
  };
}

/** A project that starts on the label `sluice`. */
export function projectOf(more: Different<Project> = {}): Project {
  const { intake, authorize, scan, limits, writeBack, ...rest } = more;
  return {
    name: 'shop',
    connection: 'tracker',
    repo: 'acme/shop',
    repos: ['acme/*'],
    agent: 'coder',
    routes: [],
    riskTier: 'medium',
    ...rest,
    intake: {
      enabled: true,
      labels: ['sluice'],
      excludeLabels: [],
      mention: false,
      delegation: false,
      statuses: [],
      teams: [],
      projects: [],
      ...intake,
    },
    authorize: { permission: 'write', users: [], ...authorize },
    scan: {
      mode: 'block',
      threshold: 0.6,
      allow: { authors: [], labels: [], rules: [] },
      ...scan,
    },
    limits: {
      concurrency: 5,
      breaker: { starts: 20, bots: 3, windowSeconds: 3_600 },
      retries: 1,
      startBySeconds: 600,
      deadlineSeconds: 7_200,
      ...limits,
    },
    writeBack: { close: false, ...writeBack },
  };
}

/** An open ticket with the trigger label on it. */
export function ticketOf(more: Partial<Ticket> = {}): Ticket {
  return {
    key: KEY,
    readableId: 'tracker:acme/shop#7',
    connection: 'tracker',
    id: '3054221',
    account: 'acme',
    url: 'https://github.com/acme/shop/issues/7',
    title: 'The button does nothing',
    description: 'Clicking it has no effect.',
    labels: ['sluice'],
    assignees: [],
    author: { ...jane, kind: 'person', standing: 'member' },
    type: 'issue',
    open: true,
    repo: 'acme/shop',
    ...more,
  };
}
