import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import type { Observe } from '../../shared/core/fact.ts';
import { factOf, refusalOf } from '../../shared/intake/fact-of.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';
import { callerOf } from './caller.ts';
import type { IngestDeps } from './deps.ts';
import { docsPage } from './docs-page.ts';
import { handIn } from './hand-in.ts';
import { openapi } from './openapi.ts';
import { readSpec } from './read-spec.ts';

/** The page has no script, no style from elsewhere, and nobody else's page has it in a frame. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * `POST /issues/` for programs with a key, and what it is: `/openapi.json` and `/docs`. Without a key nobody hears more than that one is
 * needed. Every request is one fact, a delivery or a refusal.
 */
export function ingestApp(deps: IngestDeps, observe: Observe = () => {}): Hono {
  const app = new Hono({ strict: false });
  app.post('/issues', async (c) => tell(c, await answer(c.req.raw, deps, observe)));
  app.all('/issues', (c) => {
    c.header('Allow', 'POST');
    return turnAway(c, refuse('method_not_allowed'));
  });
  app.get('/openapi.json', (c) => c.json(openapi));
  app.get('/docs', (c) => c.html(docsPage, 200, PAGE_HEADERS));
  app.notFound((c) => turnAway(c, refuse('not_found')));
  return app;

  function turnAway(c: Context, refused: Exclude<Answer, { status: 200 | 201 }>): Response {
    observe(refusalOf(refused.body.error));
    return tell(c, refused);
  }
}

/** 5xx on any doubt: a sender that saw 2xx may forget. */
async function answer(request: Request, deps: IngestDeps, observe: Observe): Promise<Answer> {
  const began = performance.now();
  const given = await taken(request, deps).catch((cause: unknown) =>
    refuse('unavailable', { cause }),
  );
  const ms = Math.round(performance.now() - began);
  if (!('issue_id' in given.body)) {
    const cause = 'cause' in given && given.cause !== undefined ? { error: given.cause } : {};
    observe({ ...refusalOf(given.body.error), ms, ...cause });
  } else if ('taken' in given && given.taken) {
    observe(factOf(given.taken.receipt, given.taken.connection, ms));
  }
  return given;
}

/** What says itself that it is too large is not read, and nothing is read of who has no key. */
async function taken(request: Request, deps: IngestDeps): Promise<Answer> {
  const { headers } = request;
  if (Number(headers.get('content-length')) > MAX_BODY_BYTES) return refuse('body_too_large');
  const caller = await callerOf(headers, deps.keys);
  if ('status' in caller) return caller;
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') return refuse('content_encoded');
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refuse('unsupported_media_type');
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.byteLength > MAX_BODY_BYTES) return refuse('body_too_large');
  const read = readSpec(body);
  if ('status' in read) return read;
  const idempotencyKey = headers.get('idempotency-key');
  return handIn({ spec: read.spec, body, idempotencyKey }, caller, deps);
}

function tell(c: Context, given: Answer): Response {
  if ('retryAfterSeconds' in given && given.retryAfterSeconds !== undefined)
    c.header('Retry-After', String(given.retryAfterSeconds));
  if (given.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json(given.body, given.status);
}
