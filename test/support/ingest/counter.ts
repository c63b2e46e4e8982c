import { ingestApp } from '../../../functions/ingest/app.ts';
import type { IngestDeps } from '../../../functions/ingest/deps.ts';
import { liveKeys } from '../../../functions/ingest/live-keys.ts';
import type { ApiKey } from '../../../shared/core/api-key.ts';
import { newApiKey } from '../../../shared/core/api-key.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import type { IngestSettings, Project } from '../../../shared/core/project.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { memoryClaimStore } from '../memory/memory-claim-store.ts';
import { memoryHeadStore } from '../memory/memory-head-store.ts';
import { memoryKeyStore } from '../memory/memory-key-store.ts';
import { memoryLedger } from '../memory/memory-ledger.ts';
import { memoryQueue } from '../memory/memory-queue.ts';
import { connection, project } from '../receive/config.ts';
import type { Json } from '../receive/letters.ts';
import { NOW } from '../receive/letters.ts';

export const SPEC = {
  title: 'Renew the certificate of the shop',
  description: 'It ends in nine days.',
  target_repo: 'harbor-goods/shop',
  priority: 'high',
  labels: ['maintenance'],
  due_in_days: 3,
  source_type: 'rule',
  source_id: 'certificates-end-soon',
  triggering_event_id: 'evt-0417',
  activity_definition_id: 'weekly-maintenance',
} as const;

const KEYS = { ci: newApiKey(), only: newApiKey(), gone: newApiKey() };
export const KEY = KEYS.ci.key;
/** For the project `hmac-shop` alone. */
export const LIMITED_KEY = KEYS.only.key;

export function apiKey(name: keyof typeof KEYS, more: Partial<ApiKey> = {}): ApiKey {
  const { start, hash } = KEYS[name];
  return { name, start, hash, at: NOW - 1000, by: 'olga', ...more };
}

/** A project that takes what is handed in; its tickets live with us unless one is made. */
export function open(
  name: 'standard' | 'hmac' | 'github',
  changes: Partial<Project> = {},
  ingest: Partial<IngestSettings> = {},
): Project {
  return project(
    name,
    {},
    { ingest: { isDefault: false, createTicket: name === 'github', ...ingest }, ...changes },
  );
}

/** `standard-shop` has harbor-goods/*, `hmac-shop` is the default. */
export function configOf(projects?: readonly Project[]): Config {
  return {
    connections: (['github', 'standard', 'hmac'] as const).map((name) => connection(name)),
    projects: projects ?? [
      open('standard', { repos: ['harbor-goods/*'] }),
      open('hmac', { repo: 'acme/own', repos: [] }, { isDefault: true }),
    ],
    agents: [{ name: 'tester', kind: 'command', settings: ['true'] }],
  };
}

export interface Told {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** Ingest on memory, with its front door. */
export function counter(given: Partial<IngestDeps> = {}, config: Config = configOf()) {
  const world = { now: NOW, config };
  const now = () => world.now;
  const keys = memoryKeyStore([apiKey('ci'), apiKey('only', { project: 'hmac-shop' })]);
  const tasks = memoryQueue(now);
  const deps: IngestDeps = {
    config: { read: async () => world.config, credentials: async () => undefined },
    trackers,
    scan,
    keys: liveKeys(keys, now),
    claims: memoryClaimStore(now),
    ledger: memoryLedger(now),
    heads: memoryHeadStore(now),
    tasks,
    shows: memoryQueue(now),
    backend: async () => {
      throw new Error('no tracker is asked here');
    },
    now,
    ...given,
  };
  const facts: Fact[] = [];
  const app = ingestApp(deps, (fact) => facts.push(fact));

  return {
    deps,
    keys,
    tasks,
    world,
    facts,
    app,
    /** Hands something in; a text or bytes go as they are. */
    async post(body: unknown = SPEC, headers: Record<string, string> = {}): Promise<Told> {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await app.request('/issues/', {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
        body: body instanceof Uint8Array ? new Uint8Array(body) : text,
      });
      return {
        status: answer.status,
        headers: answer.headers,
        body: JSON.parse(await answer.text()),
      };
    },
    async headOf(task: string) {
      return deps.heads.read(task.replace(/:\d+$/, ''));
    },
  };
}
