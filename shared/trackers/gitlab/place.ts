import { ticketKey } from '../../core/ticket.ts';

/** Which issue of which instance, and where it is at present. */
export interface Place {
  readonly key: string;
  readonly connection: string;
  /** `group/project`, or deeper. */
  readonly repo: string;
  /** Of the project and of the issue in it: neither changes when the project is renamed or moved, and the API asks for both. */
  readonly id: string;
  readonly number: number;
}

const ID = /^([1-9]\d{0,15})-([1-9]\d{0,9})$/;

export function idIn(project: number, number: number): string {
  return `${project}-${number}`;
}

/** As the API's paths have it; `undefined` for what is no id of ours. */
export function issuePath(id: string): string | undefined {
  const [, project, number] = ID.exec(id) ?? [];
  return project && number ? `/projects/${project}/issues/${number}` : undefined;
}

/** The key holds the topmost group, as that is what the connection may speak for: the id alone is only what a sender says. */
export function keyOf(site: string, repo: string, id: string): string {
  return ticketKey('gitlab', `${site}/${topOf(repo)}`.toLowerCase(), id);
}

export function topOf(repo: string): string {
  return repo.split('/')[0] ?? '';
}

export function readableId(repo: string, number: number): string {
  return `gitlab:${repo}#${number}`;
}
