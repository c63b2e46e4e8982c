import { Hono } from 'hono';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import type { ReceiveDeps } from './deps.ts';
import { receive } from './receive.ts';

/** Where receive tells what it did, one call per delivery; ids and codes only. */
export type ReceiptListener = (receipt: Receipt, connection: string, error?: unknown) => void;

/**
 * `POST /webhooks/{connection}`. An unverified sender gets the code and nothing else; a verified one also the field, the delivery
 * key and the task.
 */
export function receiveApp(deps: ReceiveDeps, listener: ReceiptListener = () => {}): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.post('/webhooks/:connection', async (c) => {
    const connection = c.req.param('connection');
    const receipt = await answer(c.req.raw, connection, deps, listener);
    const { status, retryAfterSeconds, ...body } = receipt;
    if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
    return c.json(body, status as 200);
  });
  app.all('/webhooks/:connection', (c) => {
    c.header('Allow', 'POST');
    return c.json({ outcome: 'refused', reason: 'method_not_allowed' }, 405);
  });
  app.notFound((c) => c.json({ outcome: 'refused', reason: 'not_found' }, 404));
  return app;
}

/** 5xx on any doubt: a sender that saw 200 may forget. */
async function answer(
  request: Request,
  connection: string,
  deps: ReceiveDeps,
  listener: ReceiptListener,
): Promise<Receipt> {
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
    listener(receipt, connection);
    return receipt;
  } catch (error) {
    const receipt: Receipt = {
      outcome: 'refused',
      reason: 'unavailable',
      status: reason('unavailable').status,
      retryAfterSeconds: 30,
    };
    listener(receipt, connection, error);
    return receipt;
  }
}

/** What says itself that it is too large is not read at all; the true length is checked again afterwards. */
function announcedTooLarge(headers: Headers): boolean {
  return Number(headers.get('content-length')) > MAX_BODY_BYTES;
}
