import type { Github } from './start.ts';

/** What stands in a `sluice.yaml` under the connection of an emulated GitHub. The names are those of environment variables. */
export function githubSettings(
  { url }: Pick<Github, 'url'>,
  { secret, token }: { readonly secret: string; readonly token: string },
) {
  return {
    tracker: 'github',
    secrets: [`env:${secret}`],
    credentials: { token: `env:${token}` },
    baseUrl: url,
    accounts: ['acme'],
    self: ['sluice-bot'],
    mention: 'sluice',
  };
}
