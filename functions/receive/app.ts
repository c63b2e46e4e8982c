import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import type { Observe } from '../../shared/core/fact.ts';
import { outcomeOf } from '../../shared/core/outcomes.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { factOf, refusalOf } from '../../shared/intake/fact-of.ts';
import type { ReceiveDeps } from './deps.ts';
import { receive } from './receive.ts';

/**
 * `POST /webhooks/{connection}`. An unverified sender gets the code and nothing else; a verified one also the field, the delivery
 * key and the task. Every request is one fact, a delivery or a refusal.
 */
export function receiveApp(deps: ReceiveDeps, observe: Observe = () => {}): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.post('/webhooks/:connection', async (c) => {
    const connection = c.req.param('connection');
    const receipt = await answer(c.req.raw, connection, deps, observe);
    const { status, retryAfterSeconds, read: _, ...body } = receipt;
    if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
    return c.json(body, status as 200);
  });
  app.all('/webhooks/:connection', (c) => {
    c.header('Allow', 'POST');
    return refuse(c, 'method_not_allowed', c.req.param('connection'));
  });
  app.notFound((c) => refuse(c, 'not_found'));
  return app;

  function refuse(c: Context, code: ReasonCode, connection?: string): Response {
    observe(refusalOf(code, connection));
    return c.json({ outcome: 'refused', reason: code }, outcomeOf(code).status as 200);
  }
}

/** 5xx on any doubt: a sender that saw 200 may forget. */
async function answer(
  request: Request,
  connection: string,
  deps: ReceiveDeps,
  observe: Observe,
): Promise<Receipt> {
  const began = performance.now();
  const taken = () => Math.round(performance.now() - began);
  try {
    const receipt = announcedTooLarge(request.headers)
      ? ({ outcome: 'refused', reason: 'body_too_large', status: 413 } as const)
      : await receive(
          {
            connection,
            headers: request.headers,
            body: new Uint8Array(await request.arrayBuffer()),
            receivedAt: deps.now(),
          },
          deps,
        );
    observe(factOf(receipt, connection, taken()));
    return receipt;
  } catch (error) {
    const receipt: Receipt = {
      outcome: 'refused',
      reason: 'unavailable',
      status: outcomeOf('unavailable').status,
      retryAfterSeconds: 30,
    };
    observe({ ...refusalOf('unavailable', connection), ms: taken(), error });
    return receipt;
  }
}

/** What says itself that it is too large is not read at all; the true length is checked again afterwards. */
function announcedTooLarge(headers: Headers): boolean {
  return Number(headers.get('content-length')) > MAX_BODY_BYTES;
}
