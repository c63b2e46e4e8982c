import { BackendError } from '../../core/backend-error.ts';

/** An issue in the API's paths. */
export interface Address {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

const READABLE_ID = /^gitea:([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/;
const FULL_NAME = /^([\w.-]+)\/([\w.-]+)$/;
const LOCATION = /\/repos\/([\w.-]+)\/([\w.-]+)\/issues\/[1-9]\d{0,9}$/;
/** In a path these would lead elsewhere. */
const DOTS = /^\.{1,2}$/;

/** Where a ticket is, by its readable id: Gitea's API knows issues by number. */
export function addressOf(readableId: string): Address {
  const [, owner = '', repo = '', number] = READABLE_ID.exec(readableId) ?? [];
  if (!number || DOTS.test(owner) || DOTS.test(repo))
    throw new BackendError('invalid_argument', 'Expected a ticket id like gitea:owner/repo#7');
  return { owner, repo, number: Number(number) };
}

/** `owner/name` as a path of the API. */
export function repoPath(fullName: string): string {
  const [, owner = '', repo = ''] = FULL_NAME.exec(fullName) ?? [];
  if (owner === '' || DOTS.test(owner) || DOTS.test(repo))
    throw new BackendError('invalid_argument', `Expected owner/name, got '${fullName}'`);
  return `/repos/${owner}/${repo}`;
}

/** Where an issue went with its renamed repository: the same API's address of it; `undefined` where that leads out of its owner's hands. */
export function movedTo(location: string | null, api: string, from: Address): Address | undefined {
  if (location === null || !URL.canParse(location, api)) return undefined;
  const url = new URL(location, api);
  if (!`${url.origin}${url.pathname}`.startsWith(`${api}/`)) return undefined;
  const [, owner = '', repo = ''] = LOCATION.exec(url.pathname) ?? [];
  const stays = owner.toLowerCase() === from.owner.toLowerCase();
  return stays && !DOTS.test(repo) ? { ...from, owner, repo } : undefined;
}
