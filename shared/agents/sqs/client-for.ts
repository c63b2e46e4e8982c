import { SQSClient } from '@aws-sdk/client-sqs';
import { isLoopback } from '../../core/safe-url.ts';

/** One for each host: a client keeps connections. */
const clients = new Map<string, SQSClient>();

/** The client for a queue. One of this machine is an emulator: it takes any credentials, and gets none of ours. */
export function clientFor(queueUrl: string): SQSClient {
  const { origin, hostname } = new URL(queueUrl);
  const known = clients.get(origin);
  if (known) return known;
  const region = /^sqs\.([a-z\d-]+)\./.exec(hostname)?.[1];
  const client = new SQSClient({
    ...(region === undefined ? {} : { region }),
    ...(isLoopback(hostname) ? local(origin) : {}),
  });
  clients.set(origin, client);
  return client;
}

function local(endpoint: string) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}
