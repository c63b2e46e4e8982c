import type { Permission } from '../../core/project.ts';
import { isAbsent } from './failure.ts';
import type { Issue } from './issue-calls.ts';
import { idIn, isObject, objectIn, textIn } from './payload.ts';

type Right = Permission | 'none';

/** GitHub's roles. A role that an organisation made itself stands beside the one of these that it widens. */
const RIGHTS: ReadonlyMap<string, Right> = new Map([
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['write', 'write'],
  ['triage', 'triage'],
  ['read', 'read'],
]);

/**
 * What a person may do in the repository now. On a public one everybody may read. The account is compared by id: a name that
 * was given up can be somebody else's today.
 */
export async function permissionOf(
  { request, address: { owner, repo } }: Issue,
  actor: { readonly id: string; readonly name: string },
): Promise<Right> {
  if (!actor.name) return 'none';
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  try {
    const answer: { data: unknown } = await request(route, { owner, repo, username: actor.name });
    const data = isObject(answer.data) ? answer.data : {};
    const user = objectIn(data, 'user');
    if (!user || String(idIn(user, 'id')) !== actor.id) return 'none';
    const right = (name: string) => RIGHTS.get(textIn(data, name) ?? '');
    return right('role_name') ?? right('permission') ?? 'none';
  } catch (error) {
    if (isAbsent(error)) return 'none';
    throw error;
  }
}
