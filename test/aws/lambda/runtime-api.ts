import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What a function said to one event. */
export type Said = { readonly answer: unknown } | { readonly error: Failure };

interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
}

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly said: PromiseWithResolvers<Said>;
}

/** The Runtime API of one execution environment: it takes one event at a time. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export async function startRuntimeApi(timeoutSeconds: number) {
  const waiting: Invocation[] = [];
  const running = new Map<string, Invocation>();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  let asking: ServerResponse | undefined;

  function handOver(): void {
    const response = asking;
    const next = response && waiting.shift();
    if (!next) return;
    asking = undefined;
    running.set(next.id, next);
    const until = Date.now() + timeoutSeconds * 1_000;
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': next.id,
        'lambda-runtime-deadline-ms': String(until),
        ...next.headers,
      })
      .end(JSON.stringify(next.event));
  }

  const server = createServer(async (request, response) => {
    const [, id = '', what] = /\/(?:invocation\/)?([\w-]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    if (request.method === 'GET') {
      asking = response;
      handOver();
      return;
    }
    const body = await json(request);
    response.writeHead(202).end();
    if (id === 'init')
      broken.reject(new Error(`It does not load: ${(body as Failure).errorMessage}`));
    running.get(id)?.said.resolve(what === 'error' ? { error: body as Failure } : { answer: body });
    running.delete(id);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    /** `host:port`, as `AWS_LAMBDA_RUNTIME_API` has it. */
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke(event: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Said> {
      const said = Promise.withResolvers<Said>();
      waiting.push({ id: randomUUID(), event, headers, said });
      handOver();
      return Promise.race([said.promise, broken.promise]);
    },
    /** The process has gone: nobody answers any more. */
    fail: (error: Error) => broken.reject(error),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
