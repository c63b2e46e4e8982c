import type { Look } from '../../core/backend.ts';
import type { Permission } from '../../core/project.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { storyNow, surroundings } from './calls.ts';
import { idOf } from './id-of.ts';
import { statesOf } from './states.ts';
import type { Member, Profile } from './story.ts';
import { ticketOf } from './ticket.ts';

/** Roles of a workspace. https://help.shortcut.com/hc/en-us/articles/360018922991 */
const RIGHTS: ReadonlyMap<string, Permission> = new Map([
  ['owner', 'admin'],
  ['admin', 'admin'],
  ['member', 'write'],
  ['observer', 'read'],
]);

/** The story now, and what the actors may do: Shortcut has no finer rights than a member's role. */
export async function look(
  ask: Ask,
  ticket: TicketRef,
  actors: readonly { readonly id: string }[],
): Promise<Look> {
  const story = await storyNow(ask, ticket);
  const around = await surroundings(ask);
  const { connection, account } = ticket;
  const { now: state } = statesOf(story, around.workflows);
  return {
    ticket: {
      ...ticketOf(story, { ...around, connection, account, state }),
      key: ticket.key,
    },
    permissions: Object.fromEntries(
      actors.map(({ id }) => [
        id,
        permissionOf(around.members.find((each) => idOf(each.id) === id)),
      ]),
    ),
  };
}

/** Nobody who was taken out, is only a placeholder, or is an agent. */
function permissionOf(member: Unproven<Member> | undefined): Permission | 'none' {
  const { role, state, disabled, profile } = member ?? {};
  if (disabled !== false || (state !== undefined && state !== 'full')) return 'none';
  if (part<Profile>(profile).is_agent === true) return 'none';
  return RIGHTS.get(text(role) ?? '') ?? 'none';
}
