import { cut } from '../../shared/core/cut.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { TicketMessage } from '../../shared/trackers/grpc/messages.ts';
import { structBytes } from './struct.ts';

/** Of a text in `raw`. */
const MAX_RAW_CHARS = 1_000;

/** A ticket as controllers have it. @param repo `owner/name`, where it may be worked on. */
export function ticketMessage(
  ticket: Ticket,
  name: string,
  repo: string | undefined,
): TicketMessage {
  return {
    id: name,
    title: ticket.title,
    description: ticket.description,
    ticket_type: ticket.type,
    labels: [...ticket.labels],
    repo_url: repo === undefined ? '' : repositoryUrl(repo, ticket),
    external_url: ticket.url ?? '',
    raw: structBytes(rawOf(ticket)),
  };
}

/** What the message has no field for. */
export function rawOf(ticket: Ticket): object {
  const { readableId, account, author, assignees, status, priority, riskTier } = ticket;
  const { teams, trackerProjects } = ticket;
  const texts = { readable_id: readableId, account, status, priority, risk_tier: riskTier };
  return {
    ...Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, text && cut(text, MAX_RAW_CHARS)]),
    ),
    author: cut(author.name, MAX_RAW_CHARS),
    assignees: assignees.slice(0, 100),
    teams,
    projects: trackerProjects,
  };
}

/** Beside the ticket, where that stands in its repository; as the ticket or the project says it; else on the usual host. */
function repositoryUrl(name: string, { url = '', repo = '' }: Ticket): string {
  for (const known of [repo, url]) {
    const { origin, pathname } = URL.parse(known) ?? { origin: '', pathname: '' };
    const path = pathname.toLowerCase().replace(/\.git$/, '');
    if (origin.startsWith('https:') && `${path}/`.startsWith(`/${name.toLowerCase()}/`))
      return `${origin}/${name}`;
  }
  return `https://github.com/${name}`;
}
