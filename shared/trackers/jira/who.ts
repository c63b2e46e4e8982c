import type { Actor } from '../../core/actor.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { User } from './payload.ts';

/** Who a delivery shows nobody for: an automation. Where it asks for a permission, nobody has it. */
export const NOBODY: Actor = { id: '', name: '', kind: 'bot', standing: 'unknown' };

/**
 * An account. Names are free to choose, so an id alone says who it is. Anybody may comment on some sites; what one may do, a look says.
 * Customers of a service desk are no members.
 */
export function userOf(value: unknown): Actor | undefined {
  const user: Unproven<User> = part(value);
  const id = text(user.accountId);
  if (id === undefined) return undefined;
  return {
    id,
    name: text(user.displayName) ?? id,
    kind: user.accountType === 'app' ? 'bot' : 'person',
    standing: user.accountType === 'customer' ? 'stranger' : 'unknown',
  };
}

/** Jira Server and Data Center know people by name, and no account id. */
export function isOfServer(value: unknown): boolean {
  const user = part<{ name: unknown; key: unknown } & User>(value);
  return user.accountId === undefined && (user.name !== undefined || user.key !== undefined);
}
