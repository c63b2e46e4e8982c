import type { Clock } from '../../contracts/clock.ts';
import { currentProcess } from '../stage/process.ts';
import type { Timeline } from '../stage/timeline.ts';
import type { Fault } from './fault.ts';
import type { Plan } from './plan.ts';
import type { Kind, Step } from './step.ts';
import { faultsAt } from './step.ts';

/** A stalled process wakes up after this: longer than every lease of an executor, shorter than an agent's. */
const STALL_MS = 150_000;
/** Less than the shortest lease: what two clocks may differ by. */
const SKEW_MS = 30_000;

/** Every call of every port, counted; at the points of the plan something goes wrong. */
export interface Steps {
  readonly made: readonly Step[];
  /** Makes a call, unless something is to go wrong with it. */
  call<T>(what: Calling, work: () => Promise<T>): Promise<T>;
  /** Reads the clock, which is no promise: nothing can be waited for. */
  time(): number;
  /** Whether whoever called the function hears its answer. */
  isHeard(by: string): boolean;
}

/** A call, and how its service fails. */
interface Calling {
  readonly call: string;
  readonly kind: Kind;
  readonly timeoutMs: number;
  readonly error: (why: string) => Error;
}

/** The clock of a dead process; whatever catches it can reach nothing any more. */
class Dead extends Error {
  override readonly name = 'Dead';
}

const forever = new Promise<never>(() => {});

export function steps(plan: Plan, clock: Clock, { plan: later }: Pick<Timeline, 'plan'>): Steps {
  const made: Step[] = [];

  function faultNow(step: Step): Fault | undefined {
    const at = made.push(step);
    const fault = plan.find((point) => point.at === at)?.fault;
    return fault !== undefined && faultsAt(step).includes(fault) ? fault : undefined;
  }

  function die(): Promise<never> {
    currentProcess().leave('died');
    return forever;
  }

  function stall(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { name, leave, goOn } = currentProcess();
    later(clock.now + STALL_MS, `${name} wakes up`, async () => {
      const rest = goOn();
      resolve();
      await rest;
    });
    leave('stalled');
    return promise;
  }

  async function call<T>(calling: Calling, work: () => Promise<T>): Promise<T> {
    const process = currentProcess();
    if (process.dead) return forever;
    const { call: name, kind, error, timeoutMs } = calling;
    const fault = faultNow({ call: name, by: process.name, kind });
    const late = (why: string) => {
      clock.now += timeoutMs;
      return error(why);
    };
    switch (fault) {
      case undefined:
      case 'ahead':
      case 'behind':
        return work();
      case 'kill-before':
        return die();
      case 'kill-after':
        await work();
        return die();
      case 'throw':
        throw error(`${name} failed`);
      case 'time-out':
        throw late(`${name} timed out`);
      case 'lost-answer':
        await work();
        throw late(`the answer of ${name} was lost`);
      case 'repeat':
        await work();
        return work();
      case 'stall':
        await stall();
        return work();
    }
  }

  return {
    made,
    call,
    time() {
      const process = currentProcess();
      const fault = process.dead
        ? undefined
        : faultNow({ call: 'clock.now', by: process.name, kind: 'clock' });
      if (fault === 'kill-before') process.leave('died');
      if (fault === 'ahead') process.skew = SKEW_MS;
      if (fault === 'behind') process.skew = -SKEW_MS;
      if (process.dead) throw new Dead();
      return clock.now + process.skew;
    },
    isHeard: (by) => faultNow({ call: 'answer', by, kind: 'answer' }) === undefined,
  };
}
