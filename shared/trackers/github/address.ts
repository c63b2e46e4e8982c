import { BackendError } from '../../core/backend-error.ts';

/** An issue in the API's paths. */
export interface Address {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

const READABLE_ID = /^github:([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/;
const REPOSITORY_URL = /\/repos\/([\w.-]+)\/([\w.-]+)$/;
/** In a path these would lead elsewhere. */
const DOTS = /^\.{1,2}$/;

/** Where a ticket is, by its readable id: GitHub's API knows issues by number. */
export function addressOf(readableId: string): Address {
  const [, owner, repo, number] = READABLE_ID.exec(readableId) ?? [];
  if (!owner || !repo || DOTS.test(owner) || DOTS.test(repo)) {
    throw new BackendError('invalid_argument', 'Expected a ticket id like github:owner/repo#7');
  }
  return { owner, repo, issue_number: Number(number) };
}

/** Where an issue is, by its own `repository_url`; undefined when that says nothing. */
export function repositoryOf(url: string): Pick<Address, 'owner' | 'repo'> | undefined {
  const [, owner, repo] = REPOSITORY_URL.exec(url) ?? [];
  return owner && repo ? { owner, repo } : undefined;
}
