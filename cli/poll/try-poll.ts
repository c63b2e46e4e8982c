import { covers } from '../../shared/core/accounts.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { decide } from '../../shared/core/decide.ts';
import { outOfScope, unmetRule } from '../../shared/core/intake.ts';
import type { PolledTicket, Poller } from '../../shared/core/poller.ts';
import type { PollSettings, Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { queryOf } from '../../shared/intake/query-of.ts';
import { triggerIn } from '../../shared/intake/trigger-in.ts';
import type { Io } from '../io.ts';

/** One ticket, and what would become of it. */
export interface TriedTicket {
  readonly ticket: string;
  readonly title: string;
  /** Who would be its starter. */
  readonly starts?: string;
  readonly why?: ReasonCode | 'no_trigger';
}

export interface Tried {
  readonly project: string;
  readonly tickets: readonly TriedTicket[];
}

/** Polls one project as if for the first time. */
export async function tryPoll(
  project: Project & { readonly poll: PollSettings },
  connection: Connection,
  poller: Poller,
  io: Io,
): Promise<Tried> {
  const { name, poll } = project;
  const since = io.now() - poll.maxAgeSeconds * 1000;
  const { tickets } = await poller.pollReadyTickets({ ...queryOf(project, poll), since });
  const tried: TriedTicket[] = [];
  for (const [at, one] of tickets.entries()) {
    io.err(`  ticket ${at + 1} of ${tickets.length}\n`);
    tried.push(await tryTicket(one, project, connection, poller));
  }
  return { project: name, tickets: tried };
}

async function tryTicket(
  { ticket }: PolledTicket,
  project: Project,
  connection: Connection,
  poller: Poller,
): Promise<TriedTicket> {
  const { intake } = project;
  const said = { ticket: ticket.readableId, title: ticket.title };
  if (!ticket.open) return { ...said, why: 'ticket_closed' };
  const outside = outOfScope(ticket, intake) ?? unmetRule(ticket, intake);
  if (outside) return { ...said, why: outside };
  if (connection.accounts.length > 0 && !covers(connection.accounts, ticket.account))
    return { ...said, why: 'account_not_allowed' };
  const trigger = triggerIn(ticket, await poller.history(ticket), project, connection);
  if (!trigger) return { ...said, why: 'no_trigger' };
  const intent = decide(trigger, connection, [project]);
  return intent.kind === 'nothing'
    ? { ...said, why: intent.reason }
    : { ...said, starts: trigger.actor.name };
}
