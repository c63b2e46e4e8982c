import type { Credentials } from '../../core/backend.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { failure } from './failure.ts';
import type { Request } from './issue-calls.ts';
import { idIn, isObject, objectIn, textIn } from './payload.ts';

/**
 * Tells whether a comment was written with our credentials. A marker proves nothing, anybody can copy one; without this, a
 * stranger's comment would be overwritten with ours. Who we are is asked once, and only when a comment makes it a question.
 */
export function authorship(
  request: Request,
  credentials: Credentials | undefined,
): (comment: JsonObject) => Promise<boolean> {
  const appId = credentials && 'appId' in credentials ? credentials.appId : undefined;
  let asked: Promise<string | undefined> | undefined;
  return async (comment) => {
    if (appId !== undefined && isThrough(comment, appId)) return true;
    const author = objectIn(comment, 'user') ?? {};
    asked ??= appId === undefined ? userLogin(request) : botLogin(request);
    const login = await asked;
    if (login === undefined) return textIn(author, 'type') === 'Bot';
    return textIn(author, 'login')?.toLowerCase() === login.toLowerCase();
  };
}

function isThrough(comment: JsonObject, appId: string): boolean {
  const app = objectIn(comment, 'performed_via_github_app');
  return app !== undefined && [String(idIn(app, 'id')), textIn(app, 'client_id')].includes(appId);
}

async function botLogin(request: Request): Promise<string | undefined> {
  const { data }: { data: unknown } = await request('GET /app');
  const slug = isObject(data) ? textIn(data, 'slug') : undefined;
  return slug && `${slug}[bot]`;
}

/** Undefined for the token of an app's installation: that is no user, and what it writes is a bot's. A limit is a 403 too. */
async function userLogin(request: Request): Promise<string | undefined> {
  try {
    const { data }: { data: unknown } = await request('GET /user');
    return isObject(data) ? textIn(data, 'login') : undefined;
  } catch (error) {
    if (failure('Asking who we are', error).kind === 'permission_denied' && is403(error))
      return undefined;
    throw error;
  }
}

function is403(error: unknown): boolean {
  return isObject(error) && error.status === 403;
}
