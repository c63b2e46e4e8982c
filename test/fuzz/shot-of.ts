import { connection } from '../support/receive/config.ts';
import type { Draft } from './draft.ts';
import type { Shot } from './shot.ts';

/** The request as its receiver gets it. */
export function shotOf(draft: Draft, mutations: readonly string[]): Shot {
  const { from, form, now, method, to, body, secrets, headers } = draft;
  const signature = from === 'hmac' ? { scheme: 'hmac' as const, ...form } : undefined;
  return {
    from,
    now,
    method,
    to,
    body,
    headers: headers.toHeaders(),
    lines: headers.lines,
    connection: connection(from, { secrets, ...(signature && { signature }) }),
    mutations,
  };
}
