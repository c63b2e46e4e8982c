import type { Problem } from '../../../shared/core/checkpoint.ts';
import type { PollSettings, Project } from '../../../shared/core/project.ts';
import type { PollDeps } from './deps.ts';
import { pollProject } from './poll-project.ts';

/** How many projects are polled at a time. */
const AT_ONCE = 5;
/** After this nothing is begun: what is left is due at the next tick. */
const MOST_MS = 20_000;

/** What polls did in one tick, for the log. */
export interface Polls {
  readonly polled: number;
  readonly unchanged: number;
  readonly found: number;
  readonly started: number;
  readonly failed: number;
  readonly told: readonly { readonly project: string; readonly problem: Problem }[];
}

type Polling = Project & { readonly poll: PollSettings };

/**
 * Polls every project that asks for it and is due. Where none does, no token is resolved and nobody is called. What fails in one
 * project keeps no other from it.
 *
 * @param failed Hears of what no tracker is to blame for.
 */
export async function pollAll(
  deps: PollDeps,
  failed: (error: unknown, project: string) => void = () => {},
): Promise<Polls> {
  const { projects } = await deps.config.read();
  const done = { polled: 0, unchanged: 0, found: 0, started: 0, failed: 0 };
  const told: { project: string; problem: Problem }[] = [];
  const until = deps.now() + MOST_MS;
  const isOver = () => deps.now() >= until;
  const line = projects.filter(isPolling).values();
  const each = async () => {
    for (const project of line) {
      if (isOver()) return;
      try {
        const poll = await pollProject(project, deps, isOver);
        if (!poll) continue;
        done.polled++;
        done.unchanged += Number(poll.unchanged);
        done.found += poll.found;
        done.started += poll.started;
        if (poll.problem) told.push({ project: project.name, problem: poll.problem });
      } catch (error) {
        done.failed++;
        failed(error, project.name);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, each));
  return { ...done, told };
}

function isPolling(project: Project): project is Polling {
  return project.intake.enabled && project.poll !== undefined;
}
