import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Call } from './call.ts';
import { FULL_PATH } from './full-path.ts';
import { idOf } from './id-of.ts';
import type { Issue } from './payload.ts';
import { idIn, issuePath, topOf } from './place.ts';

/** An issue as it is now, and what is asked about it. */
export interface Located extends Call {
  readonly issue: Unproven<Issue>;
  /** `group/project`, as the project is called today. */
  readonly repo: string;
  readonly number: number;
  /** `/projects/14` */
  readonly projectPath: string;
  /** `/projects/14/issues/7` */
  readonly path: string;
}

/**
 * The issue as it is now, wherever its project was renamed to. A sender who may speak for one group could name another's project by its
 * number: what is not in the ticket's own topmost group is gone for us, before anything is changed.
 */
export async function locate(call: Call, ticket: TicketRef): Promise<Located> {
  const path = issuePath(ticket.id);
  if (path === undefined)
    throw new BackendError('invalid_argument', 'Expected a ticket of a project and a number');
  const projectPath = path.replace(/\/issues\/\d+$/, '');
  const { body } = await call
    .ask({ what: 'reading the issue', method: 'GET', path })
    .catch(async (error: unknown) => {
      throw await absentOrUnseen(error, call, projectPath);
    });
  const issue = part<Issue>(body);
  const number = idOf(issue.iid) ?? 0;
  const repo = pathIn(issue);
  const isSame =
    idIn(idOf(issue.project_id) ?? 0, number) === ticket.id &&
    topOf(repo).toLowerCase() === topOf(ticket.account).toLowerCase();
  if (!isSame)
    throw new BackendError('not_found', `${ticket.readableId} was moved away, or is another issue`);
  return { ...call, issue, repo, number, projectPath, path };
}

/** `group/project` of an issue of the API. */
export function pathIn({ references }: Unproven<Issue>): string {
  const full = text(part<Issue['references']>(references).full) ?? '';
  const path = full.replace(/#\d+$/, '');
  return FULL_PATH.test(path) ? path : '';
}

/**
 * GitLab says 404 of an issue that is not there, and of a project that we may not see any more: then nothing was deleted, our access was
 * taken.
 */
async function absentOrUnseen(error: unknown, { ask }: Call, path: string): Promise<unknown> {
  if (!(error instanceof BackendError) || error.kind !== 'not_found') return error;
  const what = 'reading the project';
  const { status } = await ask({ what, method: 'GET', path, accept: [404] });
  if (status !== 404) return error;
  return new BackendError('permission_denied', 'Its project cannot be seen with these credentials');
}
