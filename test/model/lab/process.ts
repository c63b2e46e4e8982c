import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a function of ours, or of a call that somebody makes. It can be halted before each call of a port, and die there. */
export interface Process<T = unknown> {
  readonly what: string;
  readonly startedAt: number;
  readonly state: 'runs' | 'stands' | 'over' | 'dead';
  /** Once it is over. */
  readonly outcome: { readonly answer: T } | { readonly thrown: unknown } | undefined;
  /** The calls that it made, the one that it stands before included. */
  readonly calls: readonly string[];
  /** Goes on for so many calls, or to the end; resolves when it stands or is over. */
  goOn(steps?: number): Promise<void>;
  /** It stands where it is and never goes on. */
  die(): void;
}

interface Gate {
  pass(call: string): Promise<void>;
}

const running = new AsyncLocalStorage<Gate>();

/** What a port does before each call: whoever makes it may have to stand there. */
export function pass(call: string): Promise<void> | undefined {
  return running.getStore()?.pass(call);
}

/** Starts a process; nothing of it has happened until it is told to go on. */
export function processOf<T>(what: string, startedAt: number, work: () => Promise<T>): Process<T> {
  const calls: string[] = [];
  let left = 0;
  let state: Process['state'] = 'stands';
  let outcome: Process<T>['outcome'];
  let halted = () => {};
  const sleepers: (() => void)[] = [begin];

  const gate: Gate = {
    async pass(call) {
      calls.push(call);
      // Several calls at once stand together.
      while (left <= 0) {
        state = 'stands';
        await new Promise<void>((resolve) => {
          sleepers.push(resolve);
          halted();
        });
      }
      left--;
    },
  };

  function begin(): void {
    const done = (value: Process<T>['outcome']) => {
      state = 'over';
      outcome = value;
      halted();
    };
    running
      .run(gate, work)
      .then((answer) => done({ answer }))
      .catch((thrown: unknown) => done({ thrown }));
  }

  return {
    what,
    startedAt,
    get state() {
      return state;
    },
    get outcome() {
      return outcome;
    },
    calls,
    async goOn(steps = Number.POSITIVE_INFINITY) {
      if (state !== 'stands') return;
      left = steps;
      state = 'runs';
      await new Promise<void>((resolve) => {
        halted = resolve;
        for (const wake of sleepers.splice(0)) wake();
      });
    },
    die() {
      if (state === 'stands') state = 'dead';
    },
  };
}
