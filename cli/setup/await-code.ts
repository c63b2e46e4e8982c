import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../failure.ts';

/** A person reads what they agree to. */
const PATIENCE_MS = 15 * 60_000;

export interface BrowserForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Has the person's browser post a form, and waits for it to come back with a code. The page is on a port of this machine that nobody
 * else can reach; what comes back without our `state` is not from the page that we sent it to.
 *
 * @param makeForm Gets the address to come back to.
 * @param tell Hears where the page is.
 */
export async function awaitCode(
  state: string,
  makeForm: (back: string) => BrowserForm,
  tell: (page: string) => void,
): Promise<string> {
  const { promise: code, resolve, reject } = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    if (url.pathname === '/') return response.end(pageOf(makeForm(`${base}/back`)));
    const given = url.searchParams.get('code') ?? '';
    const isOurs = url.pathname === '/back' && same(url.searchParams.get('state') ?? '', state);
    if (!isOurs || given === '') return response.writeHead(404).end('There is nothing here.');
    response.end('<p>Done. You can close this page and go back to the terminal.</p>');
    resolve(given);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const timer = setTimeout(() => reject(tooLate()), PATIENCE_MS);
  tell(`${base}/`);
  try {
    return await code;
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeIdleConnections();
  }
}

function pageOf({ action, fields }: BrowserForm): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<!doctype html><title>Sluice</title><form method="post" action="${escaped(action)}">${inputs.join('')}<p>Sluice asks for a new App at <b>${escaped(new URL(action).host)}</b>. You will see what it may do before it is made.</p><button>Go on</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function tooLate(): Failure {
  return new Failure('failed', 'The browser did not come back within 15 minutes.', {
    hint: 'Nothing was made, unless you agreed and the page could not come back: look at your Apps. Then begin again.',
  });
}
