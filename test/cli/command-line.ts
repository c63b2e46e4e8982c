import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/run.ts';

export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** What a command line left behind. */
export interface Left {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** A person types there unless given. */
  readonly stdin?: string;
  readonly colour?: boolean;
  readonly cwd?: string;
  readonly now?: number;
  /** Hears each text on standard error as it comes. */
  readonly onErr?: (text: string) => void;
  /** What the person at the terminal says; nobody is there unless given. */
  readonly confirm?: boolean | (() => Promise<boolean>);
}

/** Runs a command line in this process, as `cli/main.ts` does. */
export async function sluice(
  argv: readonly string[],
  { env = {}, stdin, colour = false, cwd = tmpdir(), confirm, now = NOW, onErr }: Surroundings = {},
): Promise<Left> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    env: { SLUICE_DIR: 'nowhere', ...env },
    cwd,
    colour,
    fetch: (...request) => fetch(...request),
    now: () => now,
    wait: async (milliseconds) => {
      err.push(`(waits ${milliseconds} ms)`);
    },
    confirm: async (question) => {
      if (confirm !== undefined) err.push(question);
      return typeof confirm === 'function' ? confirm() : confirm;
    },
    interactive: stdin === undefined,
    stdin: async () => Buffer.from(stdin ?? ''),
    out: (text) => out.push(text),
    err: (text) => {
      err.push(text);
      onErr?.(text);
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A folder that ends with its scope. */
export async function folder(files: Readonly<Record<string, string>> = {}) {
  const path = await mkdtemp(join(tmpdir(), 'sluice-cli-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
    },
  };
}

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const TOKEN = 'the-token-of-this-machine';

/**
 * A real server on 127.0.0.1 with the folder of a running Sluice that points at it; both end with their scope. A body that is no
 * text goes as JSON.
 */
export async function runningSluice(
  answer: (received: Received) => Reply | Promise<Reply>,
  door: Readonly<Record<string, unknown>> = {},
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    const one = { method, path, headers, body: Buffer.concat(await request.toArray()) };
    received.push(one);
    const { status = 200, headers: sent = {}, body } = await answer(one);
    response.writeHead(status, sent).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const kept = await folder({ 'operator.json': JSON.stringify({ url, token: TOKEN, ...door }) });
  return {
    url,
    received,
    directory: kept.path,
    sluice: (argv: readonly string[], more: Surroundings = {}) =>
      sluice(argv, { ...more, env: { SLUICE_DIR: kept.path, ...more.env } }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await kept[Symbol.asyncDispose]();
    },
  };
}
