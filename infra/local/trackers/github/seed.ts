import type { SeedConfig } from 'emulate';
import type { GithubOptions, GithubUser } from './options.ts';

const APP_PERMISSIONS = {
  issues: 'write',
  metadata: 'read',
  contents: 'read',
  administration: 'read',
};

/** Our options in the words of emulate: admins are members of the organisations. */
export function seed(options: GithubOptions, users: readonly GithubUser[]): SeedConfig {
  const repos = repositories(options);
  const owners = [...new Set(repos.map(({ owner }) => owner))];
  const admins = users.filter(({ permission }) => permission === 'admin');
  const members = admins.map(({ login }) => ({ login, role: 'admin' }));
  const apps = options.app && [
    {
      app_id: options.app.appId,
      slug: options.app.slug,
      name: options.app.slug,
      permissions: APP_PERMISSIONS,
      events: ['issues', 'issue_comment'],
      installations: owners.map((account) => ({
        installation_id: options.app?.installationId,
        account,
        repository_selection: 'all',
      })),
    },
  ];
  return {
    tokens: Object.fromEntries(users.map(({ token, login }) => [token, { login }])),
    github: {
      users: users.map(({ login }) => ({ login })),
      orgs: owners.map((login) => ({ login, members })),
      repos,
      apps: apps ?? [],
    },
  };
}

export function repositories({ repo }: GithubOptions): { owner: string; name: string }[] {
  return [repo].flat().map((full) => {
    const [owner = '', name = ''] = full.split('/');
    return { owner, name };
  });
}
