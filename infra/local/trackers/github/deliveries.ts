import type { Context } from 'hono';
import type { Sent } from '../letter.ts';
import { problem } from './problem.ts';
import type { World } from './world.ts';

/** The delivery log of one hook: newest first, by cursor. */
export function listDeliveries({ outbox }: World, c: Context, hook: number): Response {
  const size = Math.min(100, Number(c.req.query('per_page') ?? 30));
  const before = Number(c.req.query('cursor') ?? Number.POSITIVE_INFINITY);
  const wanted = c.req.query('status');
  const list = outbox
    .log()
    .filter((one) => one.hook === String(hook) && one.status !== null && one.id < before)
    .filter((one) => wanted === undefined || (wanted === 'success') === good(one))
    .reverse();
  const last = list.slice(0, size).at(-1);
  if (last && list.length > size) {
    const url = new URL(c.req.url);
    url.searchParams.set('cursor', String(last.id));
    c.header('link', `<${url}>; rel="next"`);
  }
  return c.json(list.slice(0, size).map(summary));
}

/** One delivery, with what was sent and answered. */
export function showDelivery({ outbox }: World, c: Context, hook: number): Response {
  const one = outbox.log().find(({ id }) => id === Number(c.req.param('delivery')));
  if (one?.hook !== String(hook)) return problem(404, 'Not Found');
  return c.json({
    ...summary(one),
    url: one.url,
    request: { headers: one.headers, payload: content(one) },
    response: { headers: {}, payload: one.answer },
  });
}

/** Redelivers: the same bytes under the same GUID. */
export function redeliver({ outbox }: World, c: Context, hook: number): Response {
  const id = Number(c.req.param('delivery'));
  const known = outbox.log().some((one) => one.id === id && one.hook === String(hook));
  if (!known) return problem(404, 'Not Found');
  outbox.redeliver(id);
  return c.json({}, 202);
}

function summary(one: Sent) {
  const payload = content(one);
  return {
    id: one.id,
    guid: one.guid,
    delivered_at: one.sentAt,
    redelivery: one.redelivery,
    duration: one.seconds ?? 0,
    status: good(one) ? 'OK' : (one.status && `Invalid HTTP Response: ${one.status}`) || one.answer,
    status_code: one.status ?? 0,
    event: one.event,
    action: one.action,
    installation_id: payload.installation?.id ?? null,
    repository_id: payload.repository?.id ?? null,
    throttled_at: null,
  };
}

function content({ body }: Sent): { installation?: { id: number }; repository?: { id: number } } {
  return JSON.parse(
    body.startsWith('{') ? body : (new URLSearchParams(body).get('payload') ?? '{}'),
  );
}

function good({ status }: Sent): boolean {
  return status !== null && status >= 200 && status < 300;
}
