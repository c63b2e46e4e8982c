import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Conditional requests: every good GET has an ETag, and a 304 when the caller has seen it. */
export const etag: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.req.method !== 'GET' || c.res.status !== 200) return;
  const body = await c.res.clone().arrayBuffer();
  const tag = `W/"${createHash('sha256').update(new Uint8Array(body)).digest('hex')}"`;
  const seen = (c.req.header('if-none-match') ?? '').split(/,\s*/);
  const unchanged = seen.some((one) => bare(one) === bare(tag));
  const headers = new Headers(c.res.headers);
  headers.set('etag', tag);
  c.res = undefined;
  c.res = new Response(unchanged ? null : body, { status: unchanged ? 304 : 200, headers });
};

function bare(tag: string): string {
  return tag.replace(/^W\//, '');
}
