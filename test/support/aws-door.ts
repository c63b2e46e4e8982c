import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** How the two places of secrets are asked, and answer. */
const FORMS = {
  secretsmanager: {
    name: 'SecretId',
    found: (value: string) => ({ SecretString: value }),
    missing: 'ResourceNotFoundException',
  },
  AmazonSSM: {
    name: 'Name',
    found: (value: string) => ({ Parameter: { Value: value } }),
    missing: 'ParameterNotFound',
  },
} as const;

/** What stands behind the door: the ports of the engines, and secrets by name. */
export interface Behind {
  readonly dynamo?: number;
  readonly sqs?: number;
  /** In Secrets Manager and in the parameter store alike. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** One endpoint for every AWS client, as `AWS_ENDPOINT_URL` names it: it keeps the name of each call and passes it on. */
export async function openAwsDoor({ dynamo = 0, sqs = 0, secrets }: Behind) {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const [service = '', call = ''] = String(request.headers['x-amz-target']).split('.');
    calls.push(call);
    const body = await buffer(request);
    const answer =
      service in FORMS
        ? secretAnswer(FORMS[service as keyof typeof FORMS], JSON.parse(body.toString()), secrets)
        : await passOn(service.startsWith('DynamoDB') ? dynamo : sqs, request, body);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The calls that were made while `act` ran, in order. */
    async callsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
      const from = calls.length;
      await act();
      return calls.slice(from);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function passOn(
  port: number,
  { headers, url, method = 'POST' }: IncomingMessage,
  body: Buffer,
) {
  const { host: _, connection: __, 'content-length': ___, ...rest } = headers;
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
    method,
    headers: rest as Record<string, string>,
    body: new Uint8Array(body),
  });
  const { headers: said, status } = answer;
  return {
    status,
    headers: Object.fromEntries(said),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** A secret that is named `broken` is a place that does not answer. */
function secretAnswer(
  { name, found, missing }: (typeof FORMS)[keyof typeof FORMS],
  question: Readonly<Record<string, string>>,
  secrets: Behind['secrets'],
) {
  const asked = question[name] ?? '';
  const value = secrets[asked];
  const error = asked === 'broken' ? 'InternalServiceError' : missing;
  const answer = value === undefined ? { __type: error } : found(value);
  return {
    status: value === undefined ? 400 : 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(answer),
  };
}
