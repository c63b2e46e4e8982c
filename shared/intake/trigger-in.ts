import type { Actor } from '../core/actor.ts';
import type { Connection } from '../core/connection.ts';
import { decide } from '../core/decide.ts';
import type { Event } from '../core/event.ts';
import type { Occurrence } from '../core/poller.ts';
import type { Project } from '../core/project.ts';
import type { Ticket } from '../core/ticket.ts';

/** Whoever it was: who may is judged afterwards, of the one occurrence that counts. */
const SOMEBODY: Actor = { id: '', name: '', kind: 'person', standing: 'member' };

/**
 * The event that brought a ticket to where it starts a task of the project: the newest that would. An older one by somebody else is no
 * substitute for it: who labelled last asks, not who opened.
 */
export function triggerIn(
  ticket: Ticket,
  history: readonly Occurrence[],
  project: Project,
  connection: Connection,
): Event | undefined {
  const newest = history.toSorted((a, b) => b.at - a.at);
  for (const { change, actor, own, at, precisionMs } of newest) {
    const event: Event = {
      name: `poll.${change.kind}`,
      ticket,
      actor,
      own,
      changes: [change],
      at,
      precisionMs,
    };
    const asked = decide({ ...event, own: false, actor: SOMEBODY }, connection, [project]);
    if (asked.kind === 'start') return event;
  }
  return undefined;
}
