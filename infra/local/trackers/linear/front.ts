import { Hono } from 'hono';
import type { Emulator } from '../emulator.ts';
import { answer } from './answer.ts';
import type { Publish } from './publish.ts';
import { schema } from './schema.ts';
import type { Workspace } from './workspace.ts';

export interface FrontOptions {
  readonly emulator: Emulator;
  readonly workspace: Workspace;
  readonly publish: Publish;
  readonly url: () => string;
  /** Tokens emulate would not take for its default user. */
  readonly tokens: Set<string>;
}

const LIMITS = { 'x-ratelimit-requests-limit': '5000', 'x-ratelimit-complexity-limit': '3000000' };

/** Linear's API: GraphQL is ours, OAuth and whose a token is are emulate's. */
export function front({ emulator, workspace, publish, url, tokens }: FrontOptions): Hono {
  const app = new Hono();
  const built = schema();

  async function viewer(authorization: string): Promise<string | undefined> {
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ query: '{ viewer { email } }' });
    const response = await emulator.forward(
      new Request(`${url()}/graphql`, { method: 'POST', headers, body }),
    );
    return response.ok ? (await response.json()).data?.viewer?.email : undefined;
  }

  app.post('/graphql', async (c) => {
    const authorization = c.req.header('authorization') ?? '';
    const known = tokens.has(authorization.replace(/^bearer /i, ''));
    const email = known ? await viewer(authorization) : undefined;
    const caller = workspace.users.all().find((user) => user.email === email);
    if (!caller) return c.json({ errors: [UNAUTHENTICATED] }, 401);
    const response = await answer(built, await c.req.json(), { workspace, caller, publish });
    for (const [name, value] of Object.entries(LIMITS)) response.headers.set(name, value);
    return response;
  });

  app.post('/oauth/token', async (c) => {
    const response = await emulator.forward(c.req.raw);
    if (response.ok) tokens.add((await response.clone().json()).access_token);
    return response;
  });
  app.all('/oauth/*', (c) => emulator.forward(c.req.raw));
  return app;
}

const UNAUTHENTICATED = {
  message: 'Authentication required, not authenticated',
  extensions: {
    type: 'authentication error',
    code: 'AUTHENTICATION_ERROR',
    statusCode: 401,
    userError: true,
  },
};
