import { DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { receiveApp } from '../../functions/receive/app.ts';
import { reportApp } from '../../functions/report/app.ts';
import { functionsOn } from '../../infra/local/functions.ts';
import type { Config } from '../../shared/core/config.ts';
import { localServer } from '../shared/trackers/webhook/local-server.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import { startSqs } from '../support/engines/fauxqs.ts';
import { agreeing } from '../support/memory/agreeing.ts';
import { connection, project } from '../support/receive/config.ts';
import type { Json, Letter } from '../support/receive/letters.ts';

const AGENT_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** What reached the other ends: agents, and the sender's callback. */
export interface Line {
  /** A task of an `http` agent, as bytes, or of an `sqs` agent, as the message's body. */
  readonly agent: { readonly http: Buffer[]; readonly sqs: string[] };
  readonly callbacks: Buffer[];
  readonly callbackUrl: string;
  readonly functions: ReturnType<typeof functionsOn>;
  readonly errors: unknown[];
  post(letter: Letter): Promise<{ readonly status: number; readonly body: Json }>;
  /** Delivers what waits in both queues, and takes what the `sqs` agent got. */
  deliver(): Promise<void>;
  report(callback: Json, path: string, body: string): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Every function on SQS and DynamoDB over their own protocols, held to the limits of the real ones, with an agent behind HTTP and one behind a
 * queue: who gets a task is said by its label `agent:web` or `agent:queue`.
 */
export async function line(): Promise<Line> {
  const [dynamo, sqs] = await Promise.all([startDynalite(), startSqs()]);
  const web = await localServer((_, response) => response.writeHead(202).end('{}'));
  const callback = await localServer((_, response) => response.writeHead(200).end());
  const port = (await sqs.client.config.endpoint?.())?.port ?? 0;
  const agentQueue = sqs.queue();
  const queueUrl = `http://127.0.0.1:${port}${new URL(agentQueue).pathname}`;
  const queues = { tasks: sqs.queue(), shows: sqs.queue() };
  const dead = { tasks: sqs.queue(), shows: sqs.queue() };
  const off = {
    mode: 'off',
    threshold: 0.6,
    allow: { authors: [], labels: [], rules: [] },
  } as const;
  const config: Config = {
    connections: (['github', 'linear', 'hmac'] as const).map((name) =>
      connection(name, { callbackHosts: [`127.0.0.1:${callback.port}`] }),
    ),
    projects: (['github', 'linear', 'hmac'] as const).map((name) =>
      project(name, {}, { scan: off, agent: 'web', limits: limits() }),
    ),
    agents: [
      {
        name: 'web',
        kind: 'http',
        settings: { url: `http://127.0.0.1:${web.port}/`, secret: 'env:AGENT' },
      },
      { name: 'queue', kind: 'sqs', settings: { queueUrl } },
    ],
  };
  const functions = functionsOn(
    {
      dynamo: dynamo.client,
      sqs: sqs.client,
      table: await dynamo.table(),
      queues,
      dead,
      stop: async () => {},
    },
    {
      config: { read: async () => config, credentials: async () => undefined },
      tokenKey: 'a key for tests',
      url: 'https://sluice.example',
      agent: { fetch, secret: async () => AGENT_SECRET },
      secondOpinion: agreeing,
      observe() {},
      fetch,
      now: Date.now,
    },
  );
  const errors: unknown[] = [];
  const receive = receiveApp(
    functions.receive,
    (fact) => 'error' in fact && errors.push(fact.error),
  );
  const report = reportApp(functions.report, (error) => errors.push(error));
  const agent = { http: [] as Buffer[], sqs: [] as string[] };
  const callbacks: Buffer[] = [];

  async function take(queue: string, handle: (body: string) => Promise<unknown>): Promise<number> {
    const messages = await sqs.messages(queue);
    for (const { Body = '', ReceiptHandle } of messages) {
      await handle(Body).catch((error: unknown) => errors.push(error));
      await sqs.client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
    }
    return messages.length;
  }

  return {
    agent,
    callbacks,
    callbackUrl: `http://127.0.0.1:${callback.port}/done`,
    functions,
    errors,
    async post({ to, method, headers, body }) {
      const url = `http://sluice.example/webhooks/${to}`;
      const request = new Request(url, { method, headers, body: new Uint8Array(body) });
      const answer = await receive.request(request);
      return { status: answer.status, body: await answer.json() };
    },
    async deliver() {
      const ticketOf = (body: string): string => JSON.parse(body).ticket;
      while (
        (await take(queues.tasks, (body) => functions.dispatch(ticketOf(body)))) +
          (await take(queues.shows, (body) => functions.writeback(ticketOf(body)))) >
        0
      );
      await take(agentQueue, async (body) => agent.sqs.push(body));
      agent.http.push(...web.received.splice(0).map(({ body }) => body));
      callbacks.push(...callback.received.splice(0).map(({ body }) => body));
    },
    report: async (to, path, body) =>
      await report.request(`/tasks/${new URL(to.url).pathname.split('/').at(-1)}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${to.token}`, 'content-type': 'application/json' },
        body,
      }),
    async stop() {
      await Promise.all([
        web[Symbol.asyncDispose](),
        callback[Symbol.asyncDispose](),
        dynamo.stop(),
        sqs.stop(),
      ]);
    },
  };
}

function limits() {
  return {
    concurrency: 10_000,
    retries: 0,
    breaker: { starts: 20, bots: 3, windowSeconds: 3_600 },
    startBySeconds: 600,
    deadlineSeconds: 3_600,
  };
}
