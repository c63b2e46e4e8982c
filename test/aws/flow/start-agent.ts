import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A start that the agent was sent. */
export interface Work {
  readonly task: { readonly id: string; readonly goal: string; readonly attempt: number };
  readonly callback: { readonly url: string; readonly token: string };
}

/** What a report was answered. */
export interface Reported {
  readonly status: number;
  readonly messages?: readonly object[];
  readonly cursor?: number;
}

/** An agent behind a URL that does what it is told to, one report at a time. */
export async function startAgent() {
  const starts: Work[] = [];
  const stops: string[] = [];
  const server = createServer(async (request, response) => {
    const letter = (await json(request)) as { type: string; reference: string } & Work;
    if (letter.type === 'task.stop') stops.push(letter.reference);
    else starts.push(letter);
    response.writeHead(202).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    starts,
    stops,
    /** The task that it was sent last. */
    work(): Work {
      const last = starts.at(-1);
      if (!last) throw new Error('The agent was sent nothing');
      return last;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Tells Sluice what an agent has to say; without a route it asks for the task. */
export async function report(
  { callback }: Work,
  route?: string,
  body: object = {},
): Promise<Reported> {
  const response = await fetch(route ? `${callback.url}/${route}` : callback.url, {
    method: route ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${callback.token}`, 'content-type': 'application/json' },
    ...(route && { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}
