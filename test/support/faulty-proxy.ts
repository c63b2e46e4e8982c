import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is a text already. */
  readonly body?: unknown;
}

/** What goes wrong with a request. */
export type Fault =
  /** It is refused, and nothing done. */
  | { readonly answer: Answer }
  /** It is done, and then answered otherwise. */
  | { readonly afterwards: Answer }
  /** The connection is reset, before it is done or after. */
  | { readonly reset: 'before' | 'after' }
  /** Nobody answers. */
  | { readonly silent: true };

/** A fault of the requests whose line (`POST /path`, for GraphQL with the operation's name behind it) fits, as often as it says. */
export interface Breakage {
  readonly on: RegExp;
  readonly fault: Fault;
  /** Default: for ever. */
  readonly times?: number;
}

/** A server in front of a tracker that lets everything through but what is to go wrong. */
export async function faultyProxy(target: string) {
  const heard: string[] = [];
  const breakages: { readonly on: RegExp; readonly fault: Fault; left: number }[] = [];

  async function pass(request: IncomingMessage, body: Buffer): Promise<Response> {
    const { host: _, connection: __, ...headers } = request.headers;
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    return fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: Object.fromEntries(sent),
      redirect: 'manual',
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const line = [request.method, request.url, operationOf(body)].filter(Boolean).join(' ');
    heard.push(line);
    const breakage = breakages.find(({ on, left }) => left > 0 && on.test(line));
    if (breakage) breakage.left -= 1;
    const fault = breakage?.fault;
    if (fault && 'silent' in fault) return;
    if (fault && 'answer' in fault) return write(response, fault.answer);
    if (fault && 'reset' in fault && fault.reset === 'before') {
      request.socket.resetAndDestroy();
      return;
    }
    const passed = await pass(request, body);
    const text = await passed.text();
    if (fault && 'reset' in fault) {
      request.socket.resetAndDestroy();
      return;
    }
    if (fault) return write(response, fault.afterwards);
    const {
      'content-encoding': _,
      'content-length': __,
      ...headers
    } = Object.fromEntries(passed.headers);
    write(response, { status: passed.status, headers, body: text });
  }

  const server = createServer((request, response) => void handle(request, response));
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every request, by its line. */
    heard,
    breaks: ({ on, fault, times = Number.POSITIVE_INFINITY }: Breakage) => {
      breakages.push({ on, fault, left: times });
    },
    mends: () => {
      breakages.length = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type FaultyProxy = Awaited<ReturnType<typeof faultyProxy>>;

function operationOf(body: Buffer): string | undefined {
  return /"query":\s*"\s*(?:query|mutation) (\w+)/.exec(body.toString())?.[1];
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}
