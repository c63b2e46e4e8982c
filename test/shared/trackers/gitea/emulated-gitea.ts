import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import { routes } from './emulated-routes.ts';
import type { Gitea, Login } from './gitea.ts';
import { PEOPLE } from './gitea.ts';

/**
 * Stands in for a Gitea: as much of its API as the contract and our backend ask, answered as a real 1.26 does (the same contract runs on one,
 * see contract-real.test.ts). Every token is its person's login.
 */
export async function startEmulatedGitea(): Promise<Gitea> {
  const { clock, later } = leapingClock();
  const answer = routes(() => clock(Date.now()));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gitea');
    const text = Buffer.concat(await request.toArray()).toString();
    const login = PEOPLE.find((one) => request.headers.authorization === `token ${one}`);
    const {
      status,
      body,
      headers = {},
    } = login
      ? answer({
          login,
          method: request.method ?? '',
          path: url.pathname.replace('/api/v1', ''),
          query: url.searchParams,
          body: text === '' ? {} : JSON.parse(text),
        })
      : { status: 401, body: { message: 'invalid username, password or token' } };
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tokens: Object.fromEntries(PEOPLE.map((login) => [login, login])) as Record<Login, string>,
    later,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
