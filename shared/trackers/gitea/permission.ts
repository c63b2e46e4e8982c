import type { Permission } from '../../core/project.ts';
import { part, text } from '../body/unproven.ts';
import { actorOf } from './actor.ts';
import type { Located } from './located.ts';

/** Gitea's access modes. Owners of an organisation or repository are told as `owner`. */
const RIGHTS: ReadonlyMap<string, Permission> = new Map([
  ['owner', 'admin'],
  ['admin', 'admin'],
  ['write', 'write'],
  ['read', 'read'],
]);

/**
 * What a person may do in the repository now. On a public one everybody may read. The account is compared by id: a name that was given
 * up can be somebody else's today.
 */
export async function permissionOf(
  { ask, repoPath }: Located,
  actor: { readonly id: string; readonly name: string },
): Promise<Permission | 'none'> {
  if (actor.name === '') return 'none';
  const { status, body } = await ask({
    what: `asking for the rights of ${actor.name}`,
    method: 'GET',
    path: `${repoPath}/collaborators/${encodeURIComponent(actor.name)}/permission`,
    accept: [404],
  });
  if (status === 404) return 'none';
  const { user, permission } = part<{ user: unknown; permission: unknown }>(body);
  if (actorOf(user)?.id !== actor.id) return 'none';
  return RIGHTS.get(text(permission) ?? '') ?? 'none';
}
