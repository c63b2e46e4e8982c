import type { GithubRepository } from './payload.ts';

/** emulate shortens an organisation that owns something; GitHub shows it like any account. */
export function owner({ owner, html_url, full_name }: GithubRepository) {
  const origin = html_url.replace(`/${full_name}`, '');
  const user = `${origin}/users/${owner.login}`;
  return {
    gravatar_id: '',
    html_url: `${origin}/${owner.login}`,
    followers_url: `${user}/followers`,
    following_url: `${user}/following{/other_user}`,
    gists_url: `${user}/gists{/gist_id}`,
    starred_url: `${user}/starred{/owner}{/repo}`,
    subscriptions_url: `${user}/subscriptions`,
    organizations_url: `${user}/orgs`,
    repos_url: `${user}/repos`,
    events_url: `${user}/events{/privacy}`,
    received_events_url: `${user}/received_events`,
    type: 'Organization',
    site_admin: false,
    ...owner,
  };
}
