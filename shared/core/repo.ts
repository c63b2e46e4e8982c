import type { Project } from './project.ts';
import type { Ticket } from './ticket.ts';

const REPOSITORY_URL =
  /https:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[\w.-]+(?:\/[\w.-]+)+/i;

/**
 * What a host takes for `owner/name`, or for a path through groups within groups: letters, digits, `_.-`. Anything else would reach an
 * agent's command line or a path.
 */
const NAME = /^\w[\w.-]*(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)+$/;

/** Hosts whose repositories may lie deeper than `owner/name`; what is no repository's in an address comes after `/-/`. */
const NESTING_HOST = /^(?:[a-z+]+:\/\/|git@)(?:[^/:]*\.)?gitlab\./i;

/** Longer than any repository's address. Texts are strangers': what is done with one must not grow with it. */
const MAX_REPO_CHARS = 500;

const TRAILING = '.,;:!?)/';

export type RepoChoice =
  | { readonly repo: string }
  | { readonly notAllowed: string }
  | { readonly none: true };

/**
 * The repository of a task: the ticket's own, else a repository URL in its text, else the project's. Whatever the text says,
 * only one inside the project's `repos` is handed out; with no `repos` only the project's own.
 */
export function repoOf(ticket: Ticket, text: string, project: Project): RepoChoice {
  const wanted = ticket.repo ?? REPOSITORY_URL.exec(text)?.[0] ?? project.repo;
  if (wanted === undefined || wanted.trim() === '') return { none: true };
  const name = repositoryName(wanted.trim().slice(0, MAX_REPO_CHARS));
  const allowed =
    project.repos.length > 0
      ? project.repos
      : project.repo === undefined
        ? []
        : [repositoryName(project.repo)];
  return NAME.test(name) && allowed.some((glob) => globMatches(glob, name))
    ? { repo: name }
    : { notAllowed: name };
}

/**
 * `owner/name` of a repository's address, the whole path on a host that has groups within groups; what is no address, as it is. Lower
 * case does not matter to hosts, so it is kept.
 */
export function repositoryName(repo: string): string {
  const given = repo.trim();
  const path = given.replace(/^git@[^:]+:/, '').replace(/^[a-z+]+:\/\/[^/]+\//i, '');
  const isNested = path === given || NESTING_HOST.test(given);
  const name = withoutTrailing(path.split('/-/')[0] ?? '').replace(/\.git$/, '');
  const [owner, second] = name.split('/');
  return isNested || !owner || !second ? name : `${owner}/${second}`.replace(/\.git$/, '');
}

/** The punctuation of the sentence around it. A pattern for this tries anew at each character of a long run. */
function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `*` stands for any run of characters within one part; `owner/*` and `*` are the common ones. Case-insensitive. */
export function globMatches(glob: string, name: string): boolean {
  if (glob === '*') return true;
  const pattern = glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`^${pattern}$`, 'i').test(name);
}
