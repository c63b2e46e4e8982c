import type { Context } from 'hono';

/** A list in pages, with GitHub's `Link` header. */
export function paged(c: Context, list: readonly unknown[]): Response {
  const size = Math.min(100, Number(c.req.query('per_page') ?? 30));
  const page = Number(c.req.query('page') ?? 1);
  const pages = Math.max(1, Math.ceil(list.length / size));
  const to = (number: number, rel: string) => {
    const url = new URL(c.req.url);
    url.searchParams.set('page', String(number));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < pages ? [to(page + 1, 'next'), to(pages, 'last')] : []),
  ];
  if (links.length > 0) c.header('link', links.join(', '));
  return c.json(list.slice((page - 1) * size, page * size));
}
