import type { Linear } from './start.ts';

/** What stands in a `sluice.yaml` under the connection of an emulated Linear. The names are those of environment variables. */
export function linearSettings(
  { url, organizationId, oauthClientId, appUserId }: LinearAddress,
  { secret, token }: { readonly secret: string; readonly token: string },
) {
  return {
    tracker: 'linear',
    secrets: [`env:${secret}`],
    credentials: { token: `env:${token}` },
    baseUrl: url,
    accounts: [organizationId],
    self: [oauthClientId, appUserId],
    mention: 'Sluice',
    states: { completed: 'Done' },
  };
}

/** Where it is, and who is who there. */
export type LinearAddress = Pick<Linear, 'url' | 'organizationId' | 'oauthClientId' | 'appUserId'>;
