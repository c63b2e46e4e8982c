import { emulator } from '../emulator.ts';
import type { Sent } from '../letter.ts';
import { listen } from '../listen.ts';
import { outbox } from '../outbox.ts';
import { sameClock } from '../tracker-clock.ts';
import { front } from './front.ts';
import type { LinearOptions } from './options.ts';
import { publisher } from './publish.ts';
import { seed } from './seed.ts';
import { workspace } from './workspace.ts';

/** A Linear of one's own: API, webhooks, and the log of what was sent. */
export interface Linear {
  /** The GraphQL endpoint, what `https://api.linear.app/graphql` is of the real one. */
  readonly url: string;
  /** Where `/oauth/token` is. */
  readonly origin: string;
  readonly organizationId: string;
  readonly oauthClientId: string;
  readonly appUserId: string;
  deliveries(): readonly Sent[];
  /** The same bytes under the same headers again, as Linear's retries are; false when there is no such delivery. */
  redeliver(id: number): boolean;
  /** Resolves when no webhook is on its way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const WEBHOOK_TIMEOUT_MS = 5_000;

/**
 * Starts an emulated Linear on the loopback interface.
 *
 * @example
 * const linear = await startLinear({
 *   team: { key: 'ENG' },
 *   users: [{ name: 'Ann', token: 'ann-key' }],
 *   app: { name: 'Sluice', token: 'app-token' },
 *   labels: ['agent'],
 *   webhook: { url: 'http://127.0.0.1:8080/webhooks/linear', secret: 'x' },
 * });
 */
export async function startLinear(options: LinearOptions): Promise<Linear> {
  let handle = (_: Request): Response | Promise<Response> => new Response(null, { status: 503 });
  const server = await listen(options.port ?? 0, (request) => handle(request));
  const url = () => server.url;
  const emulated = await emulator({ service: 'linear', seed: seed(options), front: url });
  const body = JSON.stringify({ query: '{ viewer { email } }' });
  const headers = { authorization: options.app.token, 'content-type': 'application/json' };
  const viewer = await emulated.forward(
    new Request(`${server.url}/graphql`, { method: 'POST', headers, body }),
  );
  const data = workspace(options, (await viewer.json()).data.viewer.email);

  const outgoing = outbox({ timeoutMs: WEBHOOK_TIMEOUT_MS, delayMs: options.delayMs });
  const app = front({
    emulator: emulated,
    workspace: data,
    publish: publisher(outgoing, data, options.clock ?? sameClock),
    url,
    tokens: new Set([...options.users.map(({ token }) => token), options.app.token]),
  });
  handle = (request) => app.fetch(request);

  return {
    url: `${server.url}/graphql`,
    origin: server.url,
    organizationId: data.organization.id,
    oauthClientId: data.oauthClientId,
    appUserId: data.users.all().find((user) => user.app)?.id ?? '',
    deliveries: () => outgoing.log(),
    redeliver: (id) => outgoing.redeliver(id) !== undefined,
    settled: () => outgoing.settled(),
    async close() {
      outgoing.close();
      await server.close();
      await emulated.close();
    },
  };
}
