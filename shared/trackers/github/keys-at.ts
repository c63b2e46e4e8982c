import { ticketKey } from '../../core/ticket.ts';

/** Of an address; taking it apart with `URL` would cost as much as all the rest. */
const HOST = /^https?:\/\/([\w.:-]+)(?:\/|$)/i;

/**
 * The keys of a repository's issues, by an address on GitHub's site and `owner/name`. The owner is part of them, as it is what the connection
 * was allowed to speak for: the id alone is only what a signer says, and who may sign for one owner must not reach another's tickets.
 * Owners hold no dots, so host and owner cannot run into each other.
 */
export function keysAt(url: string, repo: string): ((id: number) => string) | undefined {
  const host = HOST.exec(url)?.[1]?.toLowerCase();
  if (!host) return undefined;
  const owner = repo.slice(0, repo.indexOf('/')).toLowerCase();
  return (id) => ticketKey('github', `${host}.${owner}`, String(id));
}
