import type { Actor } from '../../core/actor.ts';
import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { TicketMessage } from './messages.ts';

/** What nobody sees, or what turns the text around: two ids must not look alike. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const MAX_ID_CHARS = 200;

/** A ticket of a program; `undefined` for one without an id that it could be named by. */
export function ticketOf(message: TicketMessage, connection: string): Ticket | undefined {
  const { id, title, description, ticket_type, labels, repo_url, external_url } = message;
  if (id === '' || id.length > MAX_ID_CHARS || UNSEEN.test(id)) return undefined;
  const url = webUrl(external_url);
  const repo = repo_url.trim();
  return {
    key: ticketKey('grpc', connection, id),
    readableId: `grpc:${connection}:${id}`,
    connection,
    id,
    account: connection,
    ...(url === undefined ? {} : { url }),
    title: title.toWellFormed(),
    description: description.toWellFormed(),
    labels: labels.map((label) => label.toWellFormed()),
    assignees: [],
    author: sender(connection),
    type: ticket_type.toWellFormed() || 'task',
    open: true,
    ...(repo === '' ? {} : { repo: repo.toWellFormed() }),
  };
}

/** Who is believed with the connection’s address and token may start tasks: which tickets are ready is the program's to say. */
export function sender(connection: string): Actor {
  return { id: connection, name: connection, kind: 'person', standing: 'member' };
}

function webUrl(text: string): string | undefined {
  const url = URL.parse(text);
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url && web && !url.username && !url.password ? url.href : undefined;
}
