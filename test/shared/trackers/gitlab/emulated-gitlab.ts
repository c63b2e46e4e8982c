import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import type { Login } from './emulated-routes.ts';
import { PEOPLE, routes } from './emulated-routes.ts';

/** A running stand-in for a GitLab. */
export interface Gitlab {
  readonly url: string;
  later(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Stands in for a GitLab: as much of its API as the contract and our backend ask, as https://docs.gitlab.com/api/ describes it; what is not
 * described is answered 400. Every token is its person's username.
 */
export async function startEmulatedGitlab(): Promise<Gitlab> {
  const { clock, later } = leapingClock();
  const answer = routes(() => clock(Date.now()));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gitlab');
    const text = Buffer.concat(await request.toArray()).toString();
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    const login = PEOPLE.find((one): one is Login => one === token);
    const {
      status,
      body,
      headers = {},
    } = login
      ? answer({
          login,
          method: request.method ?? '',
          path: url.pathname.replace('/api/v4', ''),
          query: url.searchParams,
          body: text === '' ? {} : JSON.parse(text),
        })
      : { status: 401, body: { message: '401 Unauthorized' } };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    later,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
