import type { Permission } from '../../core/project.ts';
import { part, parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import type { User } from './payload.ts';

type Right = Permission | 'none';

/** Jira's permissions, the most that one may do first. https://support.atlassian.com/jira-cloud-administration/docs/permissions-for-company-managed-projects/ */
const RIGHTS: readonly (readonly [permission: string, right: Permission])[] = [
  ['ADMINISTER_PROJECTS', 'admin'],
  ['EDIT_ISSUES', 'write'],
  ['ADD_COMMENTS', 'triage'],
  ['BROWSE_PROJECTS', 'read'],
];

const ACCOUNT = /^[\w:-]{1,128}$/;

/**
 * What an account may do with an issue. Who administers the project may ask that of the first thousand users of a site; of the others
 * only who administers Jira may, and for whoever may not, they have no right.
 */
export async function permissionOf(
  ask: Ask,
  issue: { readonly id: string; readonly key: string },
  account: string,
): Promise<Right> {
  if (!ACCOUNT.test(account)) return 'none';
  for (const [permission, right] of RIGHTS)
    if (await hasPermission(ask, issue.key, account, permission)) return right;
  return checked(ask, issue.id, account);
}

async function hasPermission(ask: Ask, issueKey: string, accountId: string, permissions: string) {
  const { body } = await ask({
    what: 'asking who may work on the issue',
    method: 'GET',
    path: '/user/permission/search',
    query: { issueKey, accountId, permissions },
  });
  return parts<User>(body).some(
    (user) =>
      text(user.accountId) === accountId &&
      user.active !== false &&
      (user.accountType ?? 'atlassian') === 'atlassian',
  );
}

async function checked(ask: Ask, issue: string, accountId: string): Promise<Right> {
  const { status, body } = await ask({
    what: 'asking what an account may do',
    method: 'POST',
    path: '/permissions/check',
    body: {
      accountId,
      projectPermissions: [
        { permissions: RIGHTS.map(([permission]) => permission), issues: [Number(issue)] },
      ],
    },
    // 400: there is no such account.
    accept: [400, 403],
  });
  if (status >= 400) return 'none';
  const granted = parts<Grant>(part<{ projectPermissions: unknown }>(body).projectPermissions);
  const has = (permission: string) =>
    granted.some((one) => one.permission === permission && isIn(one.issues, issue));
  return RIGHTS.find(([permission]) => has(permission))?.[1] ?? 'none';
}

interface Grant {
  permission: string;
  issues: readonly number[];
}

function isIn(issues: unknown, issue: string): boolean {
  return Array.isArray(issues) && issues.some((id) => String(id) === issue);
}
