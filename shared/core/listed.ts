import type { Actor } from './actor.ts';
import { holds } from './intake.ts';

/** Whether `authorize.users` names a person: by id, or by a name that nobody else can take. A display name opens nothing. */
export function isListed(
  users: readonly string[],
  { id, login }: Pick<Actor, 'id' | 'login'>,
): boolean {
  return holds(users, id) || (login !== undefined && holds(users, login));
}

/** What a head remembers of an actor. */
export function personOf({ id, name, login }: Actor): { id: string; name: string; login?: string } {
  return { id, name, ...(login === undefined ? {} : { login }) };
}
