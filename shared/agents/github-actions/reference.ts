import { runName } from '../run-name.ts';
import type { Place } from './runs.ts';

/** A run by its id, or by its name where GitHub did not tell the id. */
export interface RunReference {
  readonly place: Place;
  readonly run: number | string;
}

const OWNER_AND_NAME = /^([\w-]+)\/([\w.-]+)$/;

/** `owner/name#id`, or `owner/name#run name`. */
export function writeReference({ place: { owner, repo }, run }: RunReference): string {
  return `${owner}/${repo}#${run}`;
}

/** Reads it back. An idempotency key names a run only where it is known in which repository. */
export function readReference(
  reference: string,
  repository: string | undefined,
): RunReference | undefined {
  const [, where = '', run = ''] = /^([^#]+)#(\d+|sluice-[\da-f]+)$/.exec(reference) ?? [];
  const place = placeOf(where || repository);
  if (!place) return undefined;
  if (run === '') return { place, run: runName(reference) };
  return { place, run: /^\d+$/.test(run) ? Number(run) : run };
}

/** The two halves of `owner/name`, or of the address that a repository has at this host. */
export function placeOf(repository: string | undefined, baseUrl?: string): Place | undefined {
  const host = baseUrl === undefined ? 'github.com' : new URL(baseUrl).host;
  const path = (repository ?? '').replace(`https://${host}/`, '').replace(/\.git$/, '');
  const [, owner, repo] = OWNER_AND_NAME.exec(path) ?? [];
  return owner && repo ? { owner, repo } : undefined;
}
