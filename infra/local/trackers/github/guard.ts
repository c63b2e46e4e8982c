import type { MiddlewareHandler } from 'hono';
import type { Permission } from './options.ts';
import { PERMISSIONS } from './options.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

/** The right each write needs; emulate lets anybody label a public repository's issues. Authors may edit their own. */
const NEEDS: readonly {
  methods: readonly string[];
  path: RegExp;
  needs: Permission;
  own?: true;
}[] = [
  {
    methods: ['POST', 'PUT', 'DELETE'],
    path: /^issues\/(\d+)\/(labels|assignees)(\/|$)/,
    needs: 'triage',
  },
  { methods: ['PUT', 'DELETE'], path: /^issues\/(\d+)\/lock$/, needs: 'write' },
  { methods: ['PATCH'], path: /^issues\/(\d+)$/, needs: 'triage', own: true },
  { methods: ['POST', 'PATCH', 'DELETE'], path: /^labels(\/|$)/, needs: 'write' },
];

/** Refuses what a seeded user has no right to; Apps have their own rights, kept by emulate. */
export function guard({ people, memory }: World): MiddlewareHandler<Caller> {
  return async (c, next) => {
    const [, , owner, repo, ...rest] = c.req.path.split('/');
    const path = rest.join('/');
    const login = c.get('login');
    const rule = NEEDS.find((one) => one.methods.includes(c.req.method) && one.path.test(path));
    const permission = login && people.permission(login);
    if (rule && permission && !reaches(permission, rule.needs)) {
      const issue = memory.issue(`${owner}/${repo}`, Number(rule.path.exec(path)?.[1]));
      if (!rule.own || issue?.user.login !== login) {
        return problem(403, 'Must have admin rights to Repository.');
      }
    }
    return next();
  };
}

export function reaches(permission: Permission, needed: Permission): boolean {
  return PERMISSIONS.indexOf(permission) <= PERMISSIONS.indexOf(needed);
}
