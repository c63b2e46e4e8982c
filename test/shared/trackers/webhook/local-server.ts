import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallbackPolicy } from '../../../../shared/trackers/webhook/callback-policy.ts';
import { publicPolicy } from '../../../../shared/trackers/webhook/callback-policy.ts';

/** As `publicPolicy`, and http to 127.0.0.1 too. */
export const loopbackPolicy: CallbackPolicy = {
  refusal: (url, hosts) =>
    url.protocol === 'http:' && url.hostname === '127.0.0.1'
      ? undefined
      : publicPolicy.refusal(url, hosts),
  allowsAddress: (address) => address === '127.0.0.1' || publicPolicy.allowsAddress(address),
};

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server on 127.0.0.1 that keeps what it gets and then answers as it is told; it ends with its scope. */
export async function localServer(answer: RequestListener) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    received.push({ method: request.method, path: request.url, headers: request.headers, body });
    answer(request, response);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  return {
    port,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
