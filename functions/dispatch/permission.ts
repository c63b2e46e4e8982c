import { isKeyActor } from '../../shared/core/api-key.ts';
import type { Look } from '../../shared/core/backend.ts';
import type { Person } from '../../shared/core/head.ts';
import { isListed } from '../../shared/core/listed.ts';
import { isOperator } from '../../shared/core/operator.ts';
import type { Permission, Project } from '../../shared/core/project.ts';

const RANK: Readonly<Record<Permission | 'none', number>> = {
  none: 0,
  read: 1,
  triage: 2,
  write: 3,
  maintain: 4,
  admin: 5,
};

/** Whether a person has the right that the project asks for. Nobody, and nobody whom the tracker does not know, has. */
export function mayAct(person: Person | undefined, look: Look, project: Project): boolean {
  if (!person) return false;
  if (isOperator(person) || isKeyActor(person)) return true;
  if (isListed(project.authorize.users, person)) return true;
  return RANK[look.permissions[person.id] ?? 'none'] >= RANK[project.authorize.permission];
}

/** Whether a person is more than a visitor: everybody can read a public repository, and a stranger never makes us comment. */
export function hasAccess(person: Person | undefined, look: Look): boolean {
  return RANK[look.permissions[person?.id ?? ''] ?? 'none'] >= RANK.triage;
}
