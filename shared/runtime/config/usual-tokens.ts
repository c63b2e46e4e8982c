import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { OwnToken } from './resolve-credentials.ts';

type Place = { readonly env: string } | { readonly command: readonly [string, ...string[]] };

/** Where people keep a token of their own, by tracker, in the order in which it is looked for. */
const USUAL_PLACES: Readonly<Record<string, readonly Place[]>> = {
  github: [{ env: 'GITHUB_TOKEN' }, { command: ['gh', 'auth', 'token'] }],
  linear: [{ env: 'LINEAR_API_KEY' }],
  shortcut: [{ env: 'SHORTCUT_API_TOKEN' }, { env: 'SHORTCUT_TOKEN' }],
  gitea: [{ env: 'GITEA_TOKEN' }],
  gitlab: [{ env: 'GITLAB_TOKEN' }],
};

const COMMAND_TIMEOUT_MS = 5_000;
/** What a command answered is believed for this long; also that it found nothing. */
const COMMAND_CACHE_MS = 5 * 60_000;

/** The person's own token from the usual places; the answers of commands are kept for five minutes. */
export function usualToken(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): OwnToken {
  const answers = new Map<
    string,
    { readonly until: number; readonly token: Promise<string | undefined> }
  >();
  const ask = (command: readonly [string, ...string[]]) => {
    const key = command.join(' ');
    const known = answers.get(key);
    if (known && now() < known.until) return known.token;
    const token = run(command, env);
    answers.set(key, { until: now() + COMMAND_CACHE_MS, token });
    return token;
  };
  return async (tracker) => {
    for (const place of Object.hasOwn(USUAL_PLACES, tracker) ? (USUAL_PLACES[tracker] ?? []) : []) {
      const token = 'env' in place ? env[place.env] : await ask(place.command);
      if (token?.trim()) return token.trim();
    }
    return undefined;
  };
}

/** Without the command, or signed out, there is no token; that is no error. */
async function run(
  [file, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  try {
    const options = { timeout: COMMAND_TIMEOUT_MS, env: { ...env } };
    return (await promisify(execFile)(file, args, options)).stdout;
  } catch {
    return undefined;
  }
}
