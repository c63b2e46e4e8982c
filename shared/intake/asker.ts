import type { Actor } from '../core/actor.ts';
import type { Breaker } from '../core/breaker.ts';
import { isListed } from '../core/listed.ts';
import type { Project } from '../core/project.ts';
import type { Read, Taken } from './taken.ts';
import type { StartIntent } from './wanted-start.ts';

/**
 * Anybody may comment, and an issue form sets labels in its author's name; labelling somebody else's ticket takes a right. Before a
 * permission was asked, a stranger's text makes us write nothing: dispatch asks, and then holds or rejects what the scanner found.
 */
export function mayBeStranger(intent: StartIntent, { tracker, event }: Taken): boolean {
  const { actor, ticket } = event;
  const couldBe = intent.comment !== undefined || actor.id === ticket.author.id;
  return tracker.canLook && actor.standing !== 'member' && couldBe;
}

/** Who asks for a start, for the breaker of the ticket. */
export function startBreaker(intent: StartIntent, taken: Taken): Breaker {
  const breaker = messageBreaker(intent.project, taken);
  if (breaker.asker === 'bot') return breaker;
  if (mayBeStranger(intent, taken)) return { ...breaker, asker: 'anybody' };
  return intent.trigger === 'retry' ? { ...breaker, asker: 'command' } : breaker;
}

/** Whether the person may steer every task of the project, and not only an own one. */
export function isTrusted({ authorize }: Project, actor: Actor): boolean {
  return actor.standing === 'member' || isListed(authorize.users, actor);
}

/** Who says something to a task. */
export function messageBreaker({ limits }: Project, { event }: Read): Breaker {
  return { asker: event.actor.kind === 'bot' ? 'bot' : 'person', limits: limits.breaker };
}
