import type { GithubWebhook } from './options.ts';

/** A registered webhook of a repository or of the App. */
export interface Hook {
  readonly id: number;
  readonly of: 'repository' | 'app';
  /** The one repository a repository hook is of; undefined when it is of all of them. */
  readonly repo?: string;
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
