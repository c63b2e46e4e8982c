import type { OperateDeps } from './deps.ts';
import { isUnshown } from './is-unshown.ts';
import { placed } from './placed.ts';
import type { Request, Response } from './request.ts';
import { summary } from './view.ts';

/** How many are looked at where not all are wanted. */
const MOST = 500;

/** Tasks of a project, or of all, newest first. */
export async function list(
  request: Extract<Request, { do: 'list' }>,
  deps: OperateDeps,
): Promise<Response> {
  const config = await deps.config.read();
  const names = config.projects.map((project) => project.name);
  if (request.project !== undefined && !names.includes(request.project)) {
    return {
      ok: false,
      error: 'not_found',
      message: `No project ${request.project}.`,
      hint: `There are: ${names.join(', ')}.`,
    };
  }
  const wanted = request.project === undefined ? names : [request.project];
  // What is left out of these is not known before they are read.
  const look = request.state === undefined && !request.unshown ? request.limit : MOST;
  const heads = await Promise.all(
    wanted.map((name) => deps.heads.recent(name, deps.now(), request.hours, look)),
  );
  const found = heads
    .flat()
    .filter(
      (head) =>
        head.state !== undefined &&
        (request.state === undefined || head.state === request.state) &&
        (!request.unshown || isUnshown(head)),
    )
    .sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))
    .slice(0, request.limit);
  return { ok: true, tasks: (await placed(found, deps)).map(summary) };
}
