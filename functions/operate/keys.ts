import type { ApiKey } from '../../shared/core/api-key.ts';
import type { Person } from '../../shared/core/head.ts';
import { MAX_KEYS } from '../../shared/core/key-store.ts';
import type { OperateDeps } from './deps.ts';
import type { Request, Response } from './request.ts';
import { time } from './view.ts';

/** The live keys, the oldest first: their names and how they begin. */
export async function listKeys({ keys }: OperateDeps): Promise<Response> {
  return { ok: true, keys: (await keys.read()).map(shown) };
}

/** Keeps a key of which only the hash is known here. */
export async function createKey(
  { name, start, hash, project }: Extract<Request, { do: 'keyCreate' }>,
  by: Person,
  deps: OperateDeps,
): Promise<Response> {
  const { projects } = await deps.config.read();
  const open = projects.filter(({ ingest }) => ingest).map((each) => each.name);
  if (project !== undefined && !open.includes(project)) {
    const some = open.length > 0 ? `These are: ${open.join(', ')}.` : 'None is.';
    return {
      ok: false,
      error: 'not_found',
      message: `There is no project ${project} that takes what programs hand in.`,
      hint: `${some} Set \`intake.ingest.enabled: true\` in it.`,
    };
  }
  const key: ApiKey = {
    name,
    start,
    hash,
    at: deps.now(),
    by: by.name,
    ...(project === undefined ? {} : { project }),
  };
  if (await deps.keys.add(key)) return { ok: true, key: shown(key), open };
  const first = (await deps.keys.read()).find((each) => each.name === name);
  return {
    ok: false,
    error: 'refused',
    message: first
      ? `There is a key ${name} since ${time(first.at)}, by ${first.by}.`
      : `There are ${MAX_KEYS} keys, and there may be no more.`,
    hint: 'Take another name, or revoke that one first: `sluice keys list`.',
  };
}

/** Takes a key away for good. What was handed in with it goes on. */
export async function revokeKey(
  { name }: Extract<Request, { do: 'keyRevoke' }>,
  { keys }: OperateDeps,
): Promise<Response> {
  const revoked = await keys.revoke(name);
  if (revoked) return { ok: true, revoked: shown(revoked) };
  const left = (await keys.read()).map((each) => each.name);
  return {
    ok: false,
    error: 'not_found',
    message: `There is no key ${name}.`,
    hint: left.length > 0 ? `There are: ${left.join(', ')}.` : 'There is none at all.',
  };
}

function shown({ name, start, project, at, by }: ApiKey): Record<string, unknown> {
  return { name, start, project, since: time(at), by };
}
