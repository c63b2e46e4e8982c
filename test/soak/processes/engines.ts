import { randomBytes } from 'node:crypto';
import type { EngineAddresses } from '../../../infra/local/connect-engines.ts';
import { startGuardedFauxqs } from '../../../infra/local/guarded-fauxqs.ts';
import { serveDynalite } from '../../../infra/local/serve-dynalite.ts';
import { startDynamoDbLocal } from '../../support/engines/dynamodb-local.ts';
import { answerWith } from './answer.ts';

/** What the engines' process is started with: where DynamoDB Local is, or nothing for the embedded one. */
export interface EnginesSetup {
  readonly dynamoDbLocal?: string;
}

const stops: (() => Promise<void>)[] = [];
let addresses: EngineAddresses | undefined;

/** The engines in a process of their own, so that their memory is nobody else's. */
answerWith({
  async setup({ dynamoDbLocal }: EnginesSetup) {
    const accessKeyId = randomBytes(16).toString('hex');
    const queues = await startGuardedFauxqs(accessKeyId, undefined);
    stops.push(() => queues.stop());
    const dynamo =
      dynamoDbLocal === undefined
        ? await serveDynalite(accessKeyId, undefined)
        : await amazons(dynamoDbLocal);
    stops.push(dynamo.stop);
    addresses = { accessKeyId, dynamo: dynamo.url, sqs: `http://127.0.0.1:${queues.port}` };
  },
  addresses: () => addresses,
  cpu: () => process.cpuUsage(),
  stop: () => Promise.all(stops.map((stop) => stop())),
});

async function amazons(directory: string) {
  const { client, stop } = await startDynamoDbLocal(directory);
  const { port } = await (client.config.endpoint?.() ?? Promise.reject(new Error('no endpoint')));
  return { url: `http://127.0.0.1:${port}`, stop };
}
