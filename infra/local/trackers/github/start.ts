import { randomUUID } from 'node:crypto';
import { emulator } from '../emulator.ts';
import type { Sent } from '../letter.ts';
import { listen } from '../listen.ts';
import { outbox } from '../outbox.ts';
import { sameClock } from '../tracker-clock.ts';
import { front } from './front.ts';
import { hook } from './hook.ts';
import { intake } from './intake.ts';
import { memory } from './memory.ts';
import { mended } from './mended.ts';
import type { GithubOptions, GithubUser } from './options.ts';
import { people } from './people.ts';
import { wholeSeconds } from './precision.ts';
import { publisher } from './publish.ts';
import { seed } from './seed.ts';
import { setup } from './setup.ts';
import { timeline } from './timeline.ts';
import type { World } from './world.ts';

/** A GitHub of one's own: API, webhooks, and the log of what was sent. */
export interface Github {
  /** The API's address, what `https://api.github.com` is of the real one. */
  readonly url: string;
  /** The App's credentials, when one was asked for. */
  readonly app?: AppCredentials;
  deliveries(): readonly Sent[];
  /** The same bytes under the same GUID again; false when there is no such delivery. */
  redeliver(id: number): boolean;
  /** Resolves when no webhook is on its way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface AppCredentials {
  readonly appId: number;
  readonly installationId: number;
  readonly privateKey: string;
}

const WEBHOOK_TIMEOUT_MS = 10_000;

/**
 * Starts an emulated GitHub on the loopback interface.
 *
 * @example
 * const github = await startGithub({
 *   repo: 'acme/shop',
 *   users: [{ login: 'ann', token: 'ann-token', permission: 'write' }],
 *   bot: { login: 'sluice', token: 'bot-token' },
 *   webhook: { url: 'http://127.0.0.1:8080/webhooks/github', secret: 'x' },
 * });
 */
export async function startGithub(options: GithubOptions): Promise<Github> {
  const root: GithubUser = { login: 'emulate-root', token: randomUUID(), permission: 'admin' };
  const users = [...options.users, { permission: 'write' as const, ...options.bot }, root];

  let handle = (_: Request): Response | Promise<Response> => new Response(null, { status: 503 });
  const server = await listen(options.port ?? 0, (request) => handle(request));
  const url = () => server.url;
  const emulated = await emulator({
    service: 'github',
    seed: seed(options, users),
    front: url,
    mend: (text) => wholeSeconds(text, options.clock ?? sameClock),
  });
  const outgoing = outbox({ timeoutMs: WEBHOOK_TIMEOUT_MS, delayMs: options.delayMs });
  const seeded = [options.webhook ?? []].flat().map((one, index) => hook(index + 1, one));
  const hooks = new Map(seeded.map((one) => [one.id, one]));
  const world: World = {
    url,
    emulator: emulated,
    people: people(users),
    memory: memory(),
    timeline: timeline(url),
    outbox: outgoing,
    hooks,
    publish: publisher(hooks, outgoing, options.app),
  };

  const incoming = intake(emulated.correct, (event, payload) => {
    for (const one of mended(event, payload, world.memory)) {
      world.timeline.record(one);
      world.publish(one);
    }
  });
  const app = front(world, `${options.app?.slug}[bot]`);
  handle = (request) =>
    new URL(request.url).pathname === incoming.path
      ? incoming.receive(request)
      : app.fetch(request);
  const ping = await setup(world, options, users, root.token, incoming.path);

  const privateKey = emulated.secrets.find(({ kind }) => kind === 'github.app_private_key')?.value;
  return {
    url: server.url,
    ...(options.app && privateKey !== undefined && { app: { ...options.app, privateKey } }),
    deliveries: () => outgoing.log(),
    redeliver: (id) => outgoing.redeliver(id) !== undefined,
    async settled() {
      await incoming.settled(ping);
      await outgoing.settled();
    },
    async close() {
      outgoing.close();
      await server.close();
      await emulated.close();
    },
  };
}
