import type { Actor } from '../../core/actor.ts';
import { idOf } from './id-of.ts';

/** Who a delivery shows nobody for: an automation or an integration. Where it asks for a permission, nobody has it. */
export const NOBODY: Actor = { id: '', name: '', kind: 'bot', standing: 'unknown' };

/** A person whom a delivery does not show. */
export const SOMEBODY: Actor = { id: '', name: '', kind: 'person', standing: 'unknown' };

/** A member of the workspace by id, which is all that deliveries tell. Observers are members too: what one may do, a look says. */
export function memberOf(id: unknown, name?: string): Actor | undefined {
  const known = idOf(id);
  return known === undefined
    ? undefined
    : { id: known, name: name ?? known, kind: 'person', standing: 'unknown' };
}
