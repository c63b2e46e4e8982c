import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A route of the template: which function takes what. */
export interface Route {
  /** `POST /webhooks/{connection}` */
  readonly key: string;
  readonly take: (event: unknown) => Promise<GatewayAnswer>;
}

/** What a function with payload 2.0 answers. */
export interface GatewayAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/**
 * An HTTP API of API Gateway with its `$default` stage: requests become events of payload 2.0. It hands over as text only what it is told
 * is text; `base64` makes it encode every body, as it may.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function startGateway(port = 0) {
  let routes: readonly Route[] = [];
  let base64 = true;
  /** How many requests to come are answered 503, as in an outage of ours. */
  let outage = 0;
  let requests = 0;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://gateway').pathname;
    const route = routes.find(({ key }) => fits(key, request.method ?? '', path));
    const body = await buffer(request);
    requests += 1;
    if (outage > 0 || !route) {
      outage = Math.max(0, outage - 1);
      response.writeHead(route ? 503 : 404).end('{"message":"Not Found"}');
      return;
    }
    const answer = await route
      .take(eventOf(request, route.key, path, body, base64 || !isUtf8(body)))
      .catch(() => ({ statusCode: 500, body: '{"message":"Internal Server Error"}' }));
    const said = 'isBase64Encoded' in answer && answer.isBase64Encoded ? 'base64' : 'utf8';
    response
      .writeHead(answer.statusCode, 'headers' in answer ? answer.headers : {})
      .end(Buffer.from(answer.body ?? '', said));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(given: readonly Route[]) {
      routes = given;
    },
    inBase64(always: boolean) {
      base64 = always;
    },
    requests: () => requests,
    breakFor(requests: number) {
      outage = requests;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `{name}` is one part of the path, `{name+}` all that is left. */
function fits(key: string, method: string, path: string): boolean {
  const [wanted = '', pattern = ''] = key.split(' ');
  const source = pattern.replace(/\{\w+\+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+');
  return (wanted === 'ANY' || wanted === method) && new RegExp(`^${source}$`).test(path);
}

function eventOf(
  { headers, method = 'GET' }: IncomingMessage,
  routeKey: string,
  path: string,
  body: Buffer,
  isBase64Encoded: boolean,
) {
  const domainName = 'abcdef1234.execute-api.us-east-1.amazonaws.com';
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: decodeURIComponent(path),
    rawQueryString: '',
    headers: { ...headers, host: domainName, 'x-forwarded-proto': 'https' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'abcdef1234',
      domainName,
      domainPrefix: 'abcdef1234',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}
