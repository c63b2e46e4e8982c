import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import type { Answer, Login } from './emulated-routes.ts';
import { PEOPLE, routes } from './emulated-routes.ts';
import { judgeOf } from './judge.ts';

/** A running stand-in for a GitLab. */
export interface Gitlab {
  readonly url: string;
  later(): Promise<void>;
  /** What was asked or answered since the last time that is not as the API is described. */
  problems(): readonly string[];
  stop(): Promise<void>;
}

/**
 * Stands in for a GitLab: as much of its API as the contract and our backend ask. What is asked and the client gitbeaker would not ask is
 * answered 400; where GitLab's own description is at hand, all that is asked and answered is held against it. Every token is its person's
 * username.
 */
export async function startEmulatedGitlab(): Promise<Gitlab> {
  const { clock, later } = leapingClock();
  const answer = routes(() => clock(Date.now()));
  const judge = await judgeOf();
  let problems: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gitlab');
    const text = Buffer.concat(await request.toArray()).toString();
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    const login = PEOPLE.find((one): one is Login => one === token);
    const asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      body: text === '' ? undefined : JSON.parse(text),
    };
    const strange = judge.asked(asked);
    const answered = () => {
      if (!login) return { status: 401, body: { message: '401 Unauthorized' } };
      if (strange.length > 0) return { status: 400, body: { error: strange.join(', ') } };
      return answer({
        ...asked,
        login,
        path: url.pathname.replace('/api/v4', ''),
        body: asked.body ?? {},
      });
    };
    const { status, body, headers = {} }: Answer = answered();
    problems.push(...strange, ...judge.answered({ ...asked, status, answer: body }));
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
    problems() {
      const told = problems;
      problems = [];
      return told;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
