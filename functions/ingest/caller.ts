import type { ApiKey } from '../../shared/core/api-key.ts';
import { ownerOf } from '../../shared/core/api-key.ts';
import type { Refused } from './answer.ts';
import { refuse } from './answer.ts';
import type { IngestDeps } from './deps.ts';

/** Longer than any key of ours. */
const MAX_KEY_CHARS = 200;
const BEARER = /^Bearer +(\S+)$/i;

/** Whose key it is. It is read from the headers alone: addresses end up in logs. Two that differ are none. */
export async function callerOf(
  headers: Headers,
  keys: IngestDeps['keys'],
): Promise<ApiKey | Refused> {
  const bearer = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  const given = new Set([bearer, headers.get('x-api-key')?.trim()].filter(Boolean));
  const [key] = given;
  if (key === undefined) return refuse('key_missing');
  const live = await keys.read();
  const owner = given.size === 1 && key.length <= MAX_KEY_CHARS ? ownerOf(key, live) : undefined;
  return owner ?? refuse('key_unknown');
}
