import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import { part, text } from '../body/unproven.ts';
import type { User } from './payload.ts';

/** An account that was deleted. */
export const GHOST: Actor = { id: '', name: 'Ghost', kind: 'person', standing: 'unknown' };

/**
 * An account; `undefined` for what is none. Bots have accounts as people have; those that Gitea itself has (its Actions, an account that
 * is gone) have numbers below zero. What somebody may do, a look says: no payload tells.
 */
export function actorOf(value: unknown): Actor | undefined {
  const user = part<User>(value);
  const name = text(user.login);
  if (!Number.isSafeInteger(user.id) || user.id === 0 || name === undefined) return undefined;
  const kind = Number(user.id) < 0 ? 'bot' : 'person';
  return { id: String(user.id), name, login: name, kind, standing: 'unknown' };
}

/** Whether it is one of our identities, by login or number. */
export function isSelf({ id, name }: Actor, { self }: Pick<Connection, 'self'>): boolean {
  const login = name.toLowerCase();
  return self.some((own) => own === id || own.toLowerCase() === login);
}
