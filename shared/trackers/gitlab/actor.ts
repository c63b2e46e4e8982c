import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import { part, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { User } from './payload.ts';

/** An account that was deleted, or that a payload does not name. */
export const GHOST: Actor = { id: '', name: 'ghost', kind: 'person', standing: 'unknown' };

/** Tokens of projects and groups have accounts, and GitLab has some of its own; nobody else may be called so. */
const BOT =
  /^(?:(?:project|group)_\d+_bot(?:_\w+)?|service_account_\w+|ghost\d*|(?:support|alert|security|migration)-bot\d*|GitLab-[\w-]+-Bot)$/i;

/**
 * An account; `undefined` for what is none. Payloads of old instances tell the name alone: the id is then the name behind an `@`. What
 * somebody may do, a look says: no payload tells.
 */
export function actorOf(value: unknown): Actor | undefined {
  const user = part<User>(value);
  const name = text(user.username);
  if (name === undefined) return undefined;
  const id = idOf(user.id);
  return {
    id: id === undefined ? `@${name}` : String(id),
    name,
    login: name,
    kind: BOT.test(name) ? 'bot' : 'person',
    standing: 'unknown',
  };
}

/** Whether it is one of our identities, by username or number. */
export function isSelf({ id, name }: Actor, { self }: Pick<Connection, 'self'>): boolean {
  const login = name.toLowerCase();
  return self.some((own) => own === id || own.toLowerCase() === login);
}
