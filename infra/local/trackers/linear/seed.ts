import type { SeedConfig } from 'emulate';
import type { LinearOptions } from './options.ts';
import { emailOf } from './workspace.ts';

const SCOPES = [
  'read',
  'write',
  'issues:create',
  'comments:create',
  'app:assignable',
  'app:mentionable',
];

/** What emulate has to know: who holds which token, and the OAuth app. */
export function seed({ users, app }: LinearOptions): SeedConfig {
  const clientId = app.clientId ?? 'sluice-local';
  return {
    linear: {
      organization: { name: 'Acme', url_key: 'acme' },
      users: users.map(({ name, email = emailOf(name) }) => ({ name, email })),
      oauth_apps: [
        {
          client_id: clientId,
          client_secret: app.clientSecret ?? 'local',
          name: app.name,
          redirect_uris: ['http://127.0.0.1/callback'],
          scopes: SCOPES,
          actor: 'app',
          assignable: true,
          mentionable: true,
        },
      ],
      tokens: [
        ...users.map(({ name, email = emailOf(name), token }) => ({ token, user: email })),
        { token: app.token, app: clientId },
      ],
    },
  };
}
