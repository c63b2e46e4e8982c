import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Problem } from '../../../shared/core/checkpoint.ts';
import { digest } from '../../../shared/core/digest.ts';
import type { PollMark } from '../../../shared/core/poll-mark.ts';
import type { Polled, PolledTicket } from '../../../shared/core/poller.ts';
import type { PollSettings, Project } from '../../../shared/core/project.ts';
import { queryOf } from '../../../shared/intake/query-of.ts';
import type { PollDeps } from './deps.ts';
import { problemOf } from './problem-of.ts';
import type { Polling } from './take-up.ts';
import { takeUp } from './take-up.ts';

/** What fails is left alone for this, or for as long as the tracker asks. */
const BACK_OFF_MS = 5 * 60_000;
/** Trackers tell changes by the second, and clocks differ: within this another may have the same time. */
const SETTLED_MS = 10_000;

/** What one poll did, for the log. */
export interface ProjectPoll {
  readonly unchanged: boolean;
  readonly found: number;
  readonly started: number;
  /** What a person is to be told now. */
  readonly problem?: Problem;
}

/**
 * Polls one project if it is due. The claim comes first, one conditional write; a ticket counts as seen only once it is taken in, and
 * the cursor moves on only when all are: what a crash or a fault leaves is found by the next poll. `undefined`: it was not its turn.
 *
 * @param isOver Whether the time of the tick is used up; the rest is left to the next.
 */
export async function pollProject(
  project: Project & { readonly poll: PollSettings },
  deps: PollDeps,
  isOver: () => boolean,
): Promise<ProjectPoll | undefined> {
  const { poll, name } = project;
  const now = deps.now();
  const known = (await deps.polls.read(name)) ?? fresh(name);
  if (known.dueAt > now) return undefined;
  const mine = await deps.polls.write({ ...known, dueAt: now + poll.intervalSeconds * 1000 });
  if (!mine) return undefined;

  const wanted = queryOf(project, poll);
  const query = digest(JSON.stringify([project.connection, wanted]));
  const last = known.query === query ? known : { ...fresh(name), query };
  const seen = new Map(Object.entries(last.seen));
  const done = { unchanged: false, found: 0, started: 0 };
  let next: PollMark = { ...last, version: mine.version, dueAt: mine.dueAt };
  let error: unknown;
  try {
    const polling = await pollingOf(project, deps);
    const polled = await polling.poller.pollReadyTickets({
      ...wanted,
      since: now - poll.maxAgeSeconds * 1000,
      ...(last.cursor === undefined ? {} : { cursor: last.cursor }),
    });
    done.unchanged = polled.unchanged;
    const fresh = unseen(polled, seen);
    done.found = fresh.length;
    const finished = await takeAll(fresh, seen, polling, deps, isOver, done);
    next = { ...moved(next, polled, finished), seen: lately(seen, poll.maxResults) };
  } catch (thrown) {
    error = thrown;
    next = { ...next, seen: lately(seen, poll.maxResults) };
  }
  const problem = problemOf(error, mine.problem, now);
  const { problem: _, ...rest } = next;
  const after: PollMark = {
    ...rest,
    ...(error === undefined ? {} : { dueAt: Math.max(next.dueAt, now + pause(error)) }),
    ...(problem ? { problem: problem.problem } : {}),
  };
  if (!isSame(after, mine)) await deps.polls.write(after);
  return { ...done, ...(problem?.isNews ? { problem: problem.problem } : {}) };
}

async function pollingOf(project: Project, deps: PollDeps): Promise<Polling> {
  const { connections } = await deps.config.read();
  const connection = connections.find(({ name }) => name === project.connection);
  const tracker = deps.trackers.find(({ name }) => name === connection?.tracker);
  const { poller } = await deps.backend(project.connection, project);
  if (connection && tracker && poller) return { project, connection, tracker, poller };
  throw new BackendError('invalid_argument', `${connection?.tracker} cannot be polled`, {
    hint: `Set \`intake.poll.enabled: false\` in project \`${project.name}\`.`,
  });
}

/** Those that changed since they were dealt with, in the order of their changes. */
function unseen({ tickets }: Polled, seen: ReadonlyMap<string, number>): readonly PolledTicket[] {
  return tickets
    .filter(({ ticket, updatedAt }) => seen.get(ticket.key) !== updatedAt)
    .toSorted((a, b) => a.updatedAt - b.updatedAt);
}

/** Whether all of them were dealt with. One that fails keeps no other from it; the first error is thrown in the end. */
async function takeAll(
  tickets: readonly PolledTicket[],
  seen: Map<string, number>,
  polling: Polling,
  deps: PollDeps,
  isOver: () => boolean,
  done: { started: number },
): Promise<boolean> {
  const errors: unknown[] = [];
  for (const { ticket, updatedAt } of tickets) {
    if (isOver()) return false;
    try {
      const receipt = await takeUp(ticket, polling, deps);
      if (receipt?.outcome === 'accepted') done.started++;
      if (deps.now() - updatedAt > SETTLED_MS) seen.set(ticket.key, updatedAt);
    } catch (error) {
      errors.push(error);
      // The tracker asks for silence: the others would hear the same.
      if (error instanceof BackendError && error.passing) break;
    }
  }
  if (errors.length > 0) throw errors[0];
  return true;
}

function moved(mark: PollMark, { cursor, unchanged, notBefore = 0 }: Polled, finished: boolean) {
  const { cursor: last, ...rest } = mark;
  const kept = finished ? (cursor ?? (unchanged ? last : undefined)) : last;
  return {
    ...rest,
    dueAt: Math.max(mark.dueAt, notBefore),
    ...(kept === undefined ? {} : { cursor: kept }),
  };
}

/** The newest, as many as one poll can bring. */
function lately(seen: ReadonlyMap<string, number>, most: number): PollMark['seen'] {
  return Object.fromEntries([...seen].toSorted(([, a], [, b]) => b - a).slice(0, most));
}

function pause(error: unknown): number {
  const asked = error instanceof BackendError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  return Math.max(BACK_OFF_MS, asked);
}

function fresh(project: string): PollMark {
  return { project, version: 0, dueAt: 0, seen: {} };
}

function isSame(one: PollMark, other: PollMark): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(mark: PollMark): unknown {
  return Object.entries(mark).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
