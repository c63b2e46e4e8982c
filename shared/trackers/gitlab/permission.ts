import type { Permission } from '../../core/project.ts';
import { part, parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Located } from './located.ts';
import type { User } from './payload.ts';

/** GitLab's access levels, the highest first. A planner orders issues and sees no code; a guest may read. */
const LEVELS: readonly (readonly [level: number, right: Permission])[] = [
  [50, 'admin'],
  [40, 'maintain'],
  [30, 'write'],
  [15, 'triage'],
  [10, 'read'],
];

/** What a person may do in the project now, by the project itself or by a group that it is in. Who is blocked may nothing. */
export async function permissionOf(
  located: Located,
  { id }: { readonly id: string },
): Promise<Permission | 'none'> {
  const number = id.startsWith('@') ? await numberOf(located, id.slice(1)) : Number(id);
  if (idOf(number) === undefined) return 'none';
  const { status, body } = await located.ask({
    what: 'asking for somebody’s rights',
    method: 'GET',
    path: `${located.projectPath}/members/all/${number}`,
    accept: [404],
  });
  if (status === 404) return 'none';
  const member = part<{ id: unknown; access_level: unknown; state: unknown }>(body);
  if (idOf(member.id) !== number || (text(member.state) ?? 'active') !== 'active') return 'none';
  const level = Number(member.access_level);
  return LEVELS.find(([least]) => level >= least)?.[1] ?? 'none';
}

/** Of somebody whom an old instance's payload only named. */
async function numberOf({ ask }: Located, username: string): Promise<number | undefined> {
  const what = 'asking who somebody is';
  const { body } = await ask({ what, method: 'GET', path: '/users', query: { username } });
  const [user, ...others] = parts<User>(body);
  return user && others.length === 0 && user.username === username ? idOf(user.id) : undefined;
}
