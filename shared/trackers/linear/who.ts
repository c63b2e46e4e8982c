import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { User } from './payload.ts';

/** Apps are users too, and say so only by their address: `…@oauthapp.linear.app`, `…@integration.linear.app`. */
const APP_ADDRESS = /@[a-z]+\.linear\.app$/;

/** Who an event shows nobody for: an automation. Where it asks for a permission, nobody has it. */
export const NOBODY: Actor = { id: '', name: '', kind: 'bot', standing: 'unknown' };

/** The `actor` of an event: `user`, `OauthClient` or `Integration`; `undefined` where there is none (automations, before 2024). */
export function actorOf(value: unknown): Actor | undefined {
  const actor = part<{ id: unknown; type: unknown; service: unknown }>(value);
  const type = text(actor.type);
  const named = { ...part<User>(value), name: text(part<User>(value).name) ?? actor.service };
  return userOf(named, type === undefined || type === 'user' ? 'person' : 'bot');
}

/**
 * A person or app as it stands inside an issue, a comment or a session. People are of the workspace; a guest, of whom not every
 * payload tells, only of some teams: what one may do, a look says. Names are free to choose, addresses are not.
 */
export function userOf(value: unknown, kind: Actor['kind'] = 'person'): Actor | undefined {
  const user: Unproven<User> = part(value);
  const id = text(user.id);
  if (id === undefined) return undefined;
  const email = text(user.email);
  const bot = kind === 'bot' || APP_ADDRESS.test(email ?? '');
  const guest = part<{ guest: unknown }>(value).guest === true;
  return {
    id,
    name: text(user.name) ?? id,
    ...(email === undefined ? {} : { login: email }),
    kind: bot ? 'bot' : 'person',
    standing: bot || guest ? 'unknown' : 'member',
  };
}

/** Whether it is us: by id, or by name where it is an app, as people name themselves as they like. */
export function isSelf({ id, name, kind }: Actor, { self }: Pick<Connection, 'self'>): boolean {
  return self.includes(id) || (kind === 'bot' && name !== '' && self.includes(name));
}
