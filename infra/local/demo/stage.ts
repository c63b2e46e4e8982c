import type { World } from '../example/world.ts';
import { PEOPLE } from '../example/world.ts';
import type { LocalSluice } from '../start.ts';
import type { GithubPerson } from '../trackers/github/person.ts';
import { githubPerson } from '../trackers/github/person.ts';
import type { LinearPerson } from '../trackers/linear/person.ts';
import { linearPerson } from '../trackers/linear/person.ts';
import type { Happening } from '../watch.ts';

/** What the scenarios play on: the trackers with people in them, a running Sluice, and everything that happened. */
export interface Stage {
  readonly world: World;
  readonly sluice: LocalSluice;
  readonly happenings: readonly Happening[];
  readonly ann: GithubPerson;
  readonly annOnLinear: LinearPerson;
  /** Waits until something is there, and says what was waited for when it never comes. */
  until<T>(
    what: string,
    look: () => T | undefined | false | Promise<T | undefined | false>,
  ): Promise<T>;
  /** The current task of a ticket, as the operator sees it. */
  task(ticket: string): Promise<TaskView | undefined>;
}

export interface TaskView {
  readonly task: string;
  readonly state: string;
  readonly reason: string;
  readonly owed: { readonly show: number; readonly archive: boolean };
}

const PATIENCE_MS = 45_000;
const LOOK_EVERY_MS = 150;

/** Sets the stage. */
export function stageOn(
  world: World,
  sluice: LocalSluice,
  happenings: readonly Happening[],
): Stage {
  return {
    world,
    sluice,
    happenings,
    ann: githubPerson(world.github.url, PEOPLE.ann),
    annOnLinear: linearPerson(world.linear.url, 'ann-linear-key'),
    async until(what, look) {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
        const found = await look();
        if (found !== undefined && found !== false) return found;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      throw new Error(`${what} did not happen within ${PATIENCE_MS / 1000} s`);
    },
    async task(ticket) {
      const answer = (await sluice.ask({ do: 'show', id: ticket })) as {
        ok: boolean;
        task?: TaskView;
      };
      return answer.ok ? answer.task : undefined;
    },
  };
}

/** Waits until a ticket's task is in a state and the ticket shows it. */
export function settled(stage: Stage, ticket: string, state: string, epoch = 1): Promise<TaskView> {
  return stage.until(`${ticket} becoming ${state}`, async () => {
    const task = await stage.task(ticket);
    const there =
      task?.state === state &&
      task.task.endsWith(`:${epoch}`) &&
      task.owed.show === 0 &&
      !task.owed.archive;
    return there ? task : undefined;
  });
}
