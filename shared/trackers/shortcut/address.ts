import type { Connection } from '../../core/connection.ts';

const STORY_URL = /^(https?:\/\/[^/?#]+\/([\w.-]+)\/story\/\d+)(?:[/?#]|$)/;

/** Where a story is: `https://app.shortcut.com/<workspace>/story/7`, without its title and the comment that it may point at. */
export function storyUrl(appUrl: string | undefined): string | undefined {
  return STORY_URL.exec(appUrl ?? '')?.[1];
}

/**
 * The workspace, as its addresses name it, in lower case. A deletion and some others tell no address: they are of the one workspace that
 * the connection speaks for, if it is one. Stories are numbered anew in each workspace.
 */
export function workspaceOf(
  appUrl: string | undefined,
  { accounts = [] }: Partial<Pick<Connection, 'accounts'>>,
): string {
  const named = STORY_URL.exec(appUrl ?? '')?.[2];
  const [only, ...others] = accounts;
  const sole = others.length === 0 && only !== undefined && !only.includes('*') ? only : '';
  return (named ?? sole).toLowerCase();
}
