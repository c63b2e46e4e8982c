import type { HeadStore } from '../../../shared/core/store.ts';
import type { Clock } from '../../contracts/clock.ts';
import { DAY, MINUTE } from '../../contracts/clock.ts';
import type { Functions } from './functions.ts';
import { NotQuiet } from './not-quiet.ts';
import type { Ended } from './process.ts';
import type { Queueing } from './queueing.ts';
import type { Timeline } from './timeline.ts';

/** What is not due within this is not waited for: a hold, a question. */
const HORIZON_MS = DAY;
/** A run that still moves after so many moves never comes to rest. */
const MOST_MOVES = 3_000;

/** Lets time pass, and everything happen that happens by itself: consumers, sweep's minutes, and what is on the timeline. */
export interface Clockwork {
  /** Until so much time is over. */
  pass(ms: number): Promise<void>;
  /** Until something is so. @throws NotQuiet when it never is */
  until(what: string, isSo: () => Promise<boolean>): Promise<void>;
  /** Until nothing more happens. @throws NotQuiet */
  quiet(): Promise<void>;
}

interface Works {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly heads: Pick<HeadStore, 'due'>;
  /** When recovery and polls have something to do, if they have. */
  readonly otherwiseAt: () => Promise<readonly (number | undefined)[]>;
  readonly tasks: Queueing;
  readonly shows: Queueing;
  /** Runs a function as a process. */
  readonly run: <T>(name: string, work: (functions: Functions) => Promise<T>) => Promise<Ended<T>>;
  readonly isHeard: (name: string) => boolean;
}

export function clockwork({
  clock,
  timeline,
  heads,
  otherwiseAt,
  tasks,
  shows,
  run,
  isHeard,
}: Works): Clockwork {
  const start = clock.now;
  let moves = 0;
  let swept = start;

  const consume = (queue: Queueing, name: 'dispatch' | 'writeback') =>
    queue.consume(
      (event) => run(name, (functions) => functions[name](event)),
      () => isHeard(name),
    );

  /** One thing that can happen now. */
  async function happen(): Promise<boolean> {
    if ((timeline.next() ?? Number.POSITIVE_INFINITY) <= clock.now) {
      await timeline.take()?.act();
      return true;
    }
    return (await consume(tasks, 'dispatch')) || consume(shows, 'writeback');
  }

  /** Sweep comes every minute; a pass that would find nothing is left out. */
  async function nextSweep(): Promise<number> {
    const due = await heads.due(clock.now + HORIZON_MS, 100);
    const times = [...due.map(({ dueAt = 0 }) => dueAt), ...(await otherwiseAt())];
    const earliest = Math.min(...times.filter((time) => time !== undefined));
    return Math.ceil(Math.max(earliest, swept + 1) / MINUTE) * MINUTE;
  }

  /** One thing, or time passes until the next; false when there is none up to the limit. */
  async function move(limit: number): Promise<boolean> {
    if (++moves > MOST_MOVES)
      throw new NotQuiet('it goes on and on', clock.now - start, timeline.waiting());
    if (await happen()) return true;
    const sweepAt = await nextSweep();
    const times = [timeline.next(), tasks.next(), shows.next(), sweepAt];
    const next = Math.min(...times.filter((time) => time !== undefined));
    if (!Number.isFinite(next) || next > limit) return false;
    clock.now = Math.max(clock.now, next);
    if (sweepAt > clock.now) return true;
    swept = clock.now;
    await run('sweep', (functions) => functions.sweep());
    return true;
  }

  return {
    async pass(ms) {
      const end = clock.now + ms;
      while (await move(end)) {}
      clock.now = Math.max(clock.now, end);
    },
    async until(what, isSo) {
      while (!(await isSo())) {
        if (!(await move(clock.now + HORIZON_MS)))
          throw new NotQuiet(`it never came to this: ${what}`, clock.now - start, []);
      }
    },
    async quiet() {
      while (await move(Number.POSITIVE_INFINITY)) {}
    },
  };
}
