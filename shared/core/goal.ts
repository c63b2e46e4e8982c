import type { Ticket } from './ticket.ts';

/** The text that an agent works from: title, description and what was written beside the mention. Exactly this is scanned. */
export function goalOf(ticket: Pick<Ticket, 'title' | 'description'>, instruction = ''): string {
  return [ticket.title, ticket.description, instruction]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
