import type { GithubWebhook } from './options.ts';

/** A registered webhook of a repository, of an organisation or of the App. */
export interface Hook {
  readonly id: number;
  readonly of: 'repository' | 'organization' | 'app';
  /** The repository or organisation that it is of; undefined when it is of all of them. */
  readonly at?: string;
  readonly url: string;
  readonly secret: string;
  readonly contentType: 'json' | 'form';
  readonly events: readonly string[];
  readonly active: boolean;
}

export function hook(id: number, seed: GithubWebhook): Hook {
  const { of = 'repository', events = ['*'], url, secret } = seed;
  return { id, of, url, secret, events, contentType: 'json', active: true };
}
