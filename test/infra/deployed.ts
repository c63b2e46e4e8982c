import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { CONFIG_KEY } from '../../shared/aws/keys.ts';
import { openAwsDoor } from '../support/aws-door.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import { startSqs } from '../support/engines/fauxqs.ts';
import { synthesize } from './synthesize.ts';

// biome-ignore lint/suspicious/noExplicitAny: what handlers and agents are told is looked at, not used.
export type Json = any;

export const STEPS = [
  'Receive',
  'Ingest',
  'Dispatch',
  'Report',
  'Writeback',
  'Sweep',
  'Operate',
] as const;
export type StepId = (typeof STEPS)[number];

/** Of the connection `ci` and of the agent. */
export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const TOKEN_KEY = 'k'.repeat(64);

/**
 * The bundles that would be uploaded, in this process, before a table and two queues that are empty but for the configuration: one
 * sender, `ci`, and one agent, which keeps the letters that it gets.
 */
export async function deployed() {
  const { bundle, remove } = await synthesize({ bundles: true });
  const [dynamo, sqs, agent] = await Promise.all([startDynalite(), startSqs(), startAgent()]);
  const table = await dynamo.table();
  const queues = {
    tasks: sqs.queue(),
    shows: sqs.queue(),
    deadTasks: sqs.queue(),
    deadShows: sqs.queue(),
  };
  const door = await openAwsDoor({
    dynamo: await portOf(dynamo.client),
    sqs: await portOf(sqs.client),
    secrets: { 'sluice/ci': SECRET, 'sluice/agent': SECRET, 'token-key': TOKEN_KEY },
  });
  const document = JSON.stringify(configuration(agent.url));
  const item = { ...CONFIG_KEY, document: { S: document } };
  await dynamo.client.send(new PutItemCommand({ TableName: table, Item: item }));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: door.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE: table,
    TASKS_QUEUE: door.url + new URL(queues.tasks).pathname,
    SHOWS_QUEUE: door.url + new URL(queues.shows).pathname,
    TASKS_DEAD_QUEUE: door.url + new URL(queues.deadTasks).pathname,
    SHOWS_DEAD_QUEUE: door.url + new URL(queues.deadShows).pathname,
    TOKEN_KEY: 'secretsmanager:token-key',
    URL: 'https://sluice.example',
  });
  const handlers = new Map<StepId, (event: unknown) => Promise<Json>>();
  for (const step of STEPS) handlers.set(step, (await import(bundle(step))).handler);
  return {
    bundle,
    letters: agent.letters,
    callsOf: door.callsOf,
    run: async (step: StepId, event: unknown): Promise<Json> => handlers.get(step)?.(event),
    /** What is in a queue, as its event source hands it over. */
    async messages(queue: keyof typeof queues) {
      const bodies = await sqs.bodies(queues[queue]);
      return { Records: bodies.map((body, at) => ({ messageId: `m${at}`, body })) };
    },
    async stop() {
      await Promise.all([agent.stop(), door.close(), sqs.stop(), dynamo.stop(), remove()]);
    },
  };
}

function configuration(agentUrl: string) {
  const project = { name: 'shop', connection: 'ci', repos: ['acme/*'], agent: 'remote' };
  return {
    connections: { ci: { tracker: 'webhook', secrets: ['secretsmanager:sluice/ci'] } },
    projects: [{ ...project, repo: 'https://github.com/acme/shop' }],
    agents: { remote: { http: { url: agentUrl, secret: 'secretsmanager:sluice/agent' } } },
  };
}

async function startAgent() {
  const letters: Json[] = [];
  const server = createServer(async (request, response) => {
    letters.push(await json(request));
    response.writeHead(202).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    letters,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function portOf(client: DynamoDBClient | SQSClient): Promise<number> {
  return (await client.config.endpoint?.())?.port ?? 0;
}
