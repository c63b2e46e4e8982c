import { mayAct } from '../../functions/dispatch/permission.ts';
import { covers } from '../../shared/core/accounts.ts';
import type { Backend } from '../../shared/core/backend.ts';
import { besideGoal } from '../../shared/core/beside.ts';
import type { Connection } from '../../shared/core/connection.ts';
import { decide } from '../../shared/core/decide.ts';
import { goalOf } from '../../shared/core/goal.ts';
import { judge } from '../../shared/core/judge.ts';
import type { Poller } from '../../shared/core/poller.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { repoOf } from '../../shared/core/repo.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import { triggerIn } from '../../shared/intake/trigger-in.ts';
import { scan } from '../../shared/scan/scan.ts';
import { rawOf } from './ticket-message.ts';

/** What is offered: the tickets of a project, by its tracker. */
export interface Offer {
  readonly project: Project;
  readonly connection: Connection;
  readonly tracker: Tracker;
  readonly backend: Backend;
  readonly poller: Poller;
}

/**
 * Why a ticket is not offered to a controller: what would keep Sluice itself from starting it. Who labelled it must be allowed to start
 * tasks, the text must pass the scanner, the repository be one of the project's.
 */
export async function leftOut(ticket: Ticket, offer: Offer): Promise<ReasonCode | undefined> {
  const { project, connection, tracker, backend, poller } = offer;
  if (!ticket.open) return 'ticket_closed';
  if (tracker.needsRule && !covers(connection.accounts, ticket.account))
    return 'account_not_allowed';
  const text = goalOf(ticket);
  if ('notAllowed' in repoOf(ticket, text, project)) return 'repo_not_allowed';
  const trigger = triggerIn(ticket, await poller.history(ticket), project, connection);
  if (!trigger) return 'not_a_trigger';
  const { actor } = trigger;
  const intent = decide(trigger, connection, [project]);
  if (intent.kind === 'nothing') return intent.reason;
  if (tracker.canLook && !mayAct(actor, await backend.look(ticket, [actor]), project))
    return 'starter_not_permitted';
  const input = { text, author: actor.name, labels: ticket.labels };
  const raw = JSON.stringify(rawOf(ticket));
  const { decision } = judge(scan, input, raw, project.scan, besideGoal(ticket, actor));
  return decision === 'allow' ? undefined : SCANNED[decision];
}

const SCANNED = { hold: 'scan_flagged', block: 'scan_blocked' } as const;
