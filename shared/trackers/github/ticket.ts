import type { Ticket } from '../../core/ticket.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { actorOf, GHOST } from './actor.ts';
import { isObject, listIn, objectIn, textIn } from './payload.ts';

/** What an issue does not say of itself. */
export interface Place {
  readonly key: string;
  readonly connection: string;
  /** `owner/name` */
  readonly repo: string;
  readonly id: number;
  readonly number: number;
}

/** An issue, of a webhook or of the API, as a ticket. */
export function ticketOf(issue: JsonObject, { key, connection, repo, id, number }: Place): Ticket {
  const url = textIn(issue, 'html_url');
  const author = objectIn(issue, 'user');
  const type = objectIn(issue, 'type');
  return {
    key,
    readableId: readableId(repo, number),
    connection,
    id: String(id),
    account: repo,
    ...(url !== undefined && { url }),
    title: textIn(issue, 'title') ?? '',
    description: textIn(issue, 'body') ?? '',
    labels: names(listIn(issue, 'labels'), 'name'),
    assignees: names(listIn(issue, 'assignees'), 'login'),
    author: actorOf(author) ?? GHOST,
    type: (type && textIn(type, 'name')) || 'issue',
    open: textIn(issue, 'state') !== 'closed',
    repo,
  };
}

function readableId(repo: string, number: number): string {
  return `github:${repo}#${number}`;
}

/** GitHub counts pull requests among the issues; this tells them apart. */
export function isPullRequest(issue: JsonObject): boolean {
  return objectIn(issue, 'pull_request') !== undefined;
}

/** The API spells a label as an object or as its bare name. */
export function names(list: readonly unknown[], field: 'name' | 'login'): string[] {
  return list
    .map((one) => (isObject(one) ? textIn(one, field) : typeof one === 'string' ? one : undefined))
    .filter((name) => name !== undefined);
}
