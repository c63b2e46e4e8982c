import { ticketKey } from '../../core/ticket.ts';

/** Which issue of which instance, and where it is at present. */
export interface Place {
  readonly key: string;
  readonly connection: string;
  /** `owner/name` */
  readonly repo: string;
  readonly id: string;
  readonly number: number;
  /** The repository's page, where a payload of an old Gitea does not tell the issue's. */
  readonly repoUrl?: string;
}

/**
 * The key holds the owner, as that is what the connection may speak for: the id alone is only what a signer says. Owners' names hold
 * dots, so a slash parts them from the instance.
 */
export function keyOf(site: string, repo: string, id: string): string {
  const owner = repo.slice(0, repo.indexOf('/'));
  return ticketKey('gitea', `${site}/${owner}`.toLowerCase(), id);
}

export function readableId(repo: string, number: number): string {
  return `gitea:${repo}#${number}`;
}
