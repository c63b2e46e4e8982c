import { BackendError } from '../../core/backend-error.ts';
import { holds } from '../../core/intake.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { issuePath } from './calls.ts';
import type { Status, Transition } from './payload.ts';
import { isDone } from './ticket.ts';

/** The kind of status that an issue moves to, and the name of the one (or of the way there), if configured. */
export interface Move {
  readonly category: 'indeterminate' | 'done';
  readonly name: string | undefined;
}

/** Statuses of the category done in which nothing was done. */
const GIVEN_UP = /cancel|won.?t|reject|declin|duplicate|abandon|obsolete/i;

/**
 * Moves an issue, as far as its workflow has a way from where it is. One that a person has ended stays ended, and without a
 * configured name any status of the kind will do.
 */
export async function transition(
  ask: Ask,
  ticket: TicketRef,
  now: Unproven<Status>,
  { category, name }: Move,
): Promise<void> {
  if (isDone(now) || (name === undefined ? categoryOf(now) === category : isCalled(now, name)))
    return;
  const path = `${issuePath(ticket)}/transitions`;
  const { body } = await ask({ what: 'reading the transitions', method: 'GET', path });
  const ways = parts<Transition>(part<{ transitions: unknown }>(body).transitions).filter(
    ({ isAvailable }) => isAvailable !== false,
  );
  const fitting = ways.filter((way) => {
    const to = part<Status>(way.to);
    return name === undefined
      ? categoryOf(to) === category && !GIVEN_UP.test(text(to.name) ?? '')
      : isCalled(to, name) || isCalled(way, name);
  });
  const id = text(fitting[0]?.id);
  if (id !== undefined)
    await ask({
      what: 'moving the issue',
      method: 'POST',
      path,
      body: { transition: { id } },
    });
  else if (name !== undefined) throw noWay(name, ways);
}

function categoryOf({ statusCategory }: Unproven<Status>): unknown {
  return part<{ key: unknown }>(statusCategory).key;
}

function isCalled({ name }: { readonly name?: unknown }, wanted: string): boolean {
  return holds([wanted], text(name) ?? '');
}

function noWay(name: string, ways: readonly Unproven<Transition>[]): BackendError {
  const names = ways.flatMap(({ to }) => text(part<Status>(to).name) ?? []).join(', ') || 'nowhere';
  return new BackendError(
    'invalid_argument',
    `No transition leads to "${name}" (\`states\` of the connection); from here they lead to ${names}`,
  );
}
