import type { Losing, TrackerServer, Trouble } from './server.ts';

/** The n-th answer of an API over HTTP gets lost. */
export const httpLosing: Losing = (server, nth, wish = {}) => {
  let count = 0;
  const losing: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    count += 1;
    if (count !== nth) return response;
    await response.body?.cancel();
    throw new TypeError('fetch failed', { cause: new Error('other side closed') });
  };
  return { backend: server.backend({ ...wish, fetch: losing }), lost: () => count >= nth };
};

function answered(
  given: string,
  status: number,
  becomes: Trouble['becomes'],
  headers: Readonly<Record<string, string>> = {},
): Trouble {
  const body = JSON.stringify({ message: 'Not now.' });
  const instead = async () =>
    new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
  return { given, becomes, backend: (server: TrackerServer) => server.backend({ fetch: instead }) };
}

const unavailable = { kind: 'unavailable' } as const;
const denied = { kind: 'permission_denied' } as const;

/** What every API over HTTP may answer to anything. */
export const HTTP_TROUBLES: readonly Trouble[] = [
  answered(
    '429 that says how long',
    429,
    { ...unavailable, retryAfterSeconds: 7 },
    { 'retry-after': '7' },
  ),
  answered('429 that does not', 429, unavailable),
  answered('401', 401, denied),
  answered('403', 403, denied),
  answered('500', 500, unavailable),
  answered('502', 502, unavailable),
  answered(
    '503 that says how long',
    503,
    { ...unavailable, retryAfterSeconds: 7 },
    { 'retry-after': '7' },
  ),
  {
    given: 'nobody there',
    becomes: unavailable,
    backend: (server) =>
      server.backend({ fetch: () => Promise.reject(new TypeError('fetch failed')) }),
  },
];

/** A limit that is answered as a refusal: GitHub and those after its model. */
export const LIMITING_403: Trouble = answered(
  '403 that says how long',
  403,
  { ...unavailable, retryAfterSeconds: 7 },
  { 'retry-after': '7' },
);

/** A GraphQL API's refusal in a 200. */
export function refusedIn200(code: string, becomes: Trouble['becomes']): Trouble {
  const body = JSON.stringify({ data: null, errors: [{ message: 'No.', extensions: { code } }] });
  const instead = async () =>
    new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
  return {
    given: `T12: 200 with the error ${code}`,
    becomes,
    backend: (server) => server.backend({ fetch: instead }),
  };
}
