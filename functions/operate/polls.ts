import type { PollMark } from '../../shared/core/poll-mark.ts';
import type { OperateDeps } from './deps.ts';
import type { Request, Response } from './request.ts';
import { time } from './view.ts';

/** A poll that runs meanwhile writes first; its next turn is moved then. */
const TRIES = 4;

type Asked = Extract<Request, { do: 'polls' }>;

/**
 * The projects that poll, how far each is, and what keeps it; with `now` the next tick polls them, whatever their interval, and also
 * those that were left alone after a fault.
 */
export async function polls({ project, now }: Asked, deps: OperateDeps): Promise<Response> {
  const { projects } = await deps.config.read();
  const polling = projects.filter(({ intake, poll }) => intake.enabled && poll !== undefined);
  const wanted = polling.filter(({ name }) => project === undefined || name === project);
  if (project !== undefined && wanted.length === 0)
    return {
      ok: false,
      error: 'not_found',
      message: `No project ${project} polls.`,
      hint: 'Set `intake.poll.enabled: true` in it; `sluice poll` lists those that do.',
    };
  const marks = await Promise.all(
    wanted.map(async ({ name, connection, poll }) => {
      const mark = await (now ? hurried(name, deps) : deps.polls.read(name));
      return {
        project: name,
        connection,
        intervalSeconds: poll?.intervalSeconds,
        ...(mark ? markView(mark) : {}),
      };
    }),
  );
  return { ok: true, now, projects: marks };
}

async function hurried(project: string, deps: OperateDeps): Promise<PollMark | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const mark = await deps.polls.read(project);
    // Never polled: its first poll is due.
    if (!mark) return undefined;
    const written = await deps.polls.write({ ...mark, dueAt: 0 });
    if (written) return written;
  }
  return deps.polls.read(project);
}

function markView({ dueAt, seen, problem }: PollMark) {
  return {
    ...(dueAt > 0 ? { next: time(dueAt) } : {}),
    seen: Object.keys(seen).length,
    ...(problem
      ? {
          problem: problem.means,
          ...(problem.hint === undefined ? {} : { hint: problem.hint }),
        }
      : {}),
  };
}
