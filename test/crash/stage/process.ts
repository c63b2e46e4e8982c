import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of one function: what dies together. */
export interface Process {
  /** The function, for people. */
  readonly name: string;
  dead: boolean;
  /** How wrong its clock is, in milliseconds. */
  skew: number;
  /** Leaves whoever waits for it without an answer. */
  leave: (how: 'died' | 'stalled') => void;
  /** After a stall: resolves when it has come to its end, or died, or stalled again. */
  goOn: () => Promise<unknown>;
}

/** What whoever called the function sees of it. */
export type Ended<T> =
  | { readonly answer: T }
  | { readonly error: unknown }
  | { readonly gone: true };

const running = new AsyncLocalStorage<Process>();

/** The process that makes the present call. */
export function currentProcess(): Process {
  const found = running.getStore();
  if (!found) throw new Error('a port was called outside of any function');
  return found;
}

/** Runs a function as a process that can die, or sleep on, while its caller is left without an answer. */
export async function asProcess<T>(name: string, work: () => Promise<T>): Promise<Ended<T>> {
  let gone = Promise.withResolvers<{ readonly gone: true }>();
  const process: Process = {
    name,
    dead: false,
    skew: 0,
    leave(how) {
      if (how === 'died') process.dead = true;
      gone.resolve({ gone: true });
    },
    goOn() {
      gone = Promise.withResolvers();
      return Promise.race([done, gone.promise]);
    },
  };
  const done = running.run(process, work).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  return Promise.race([done, gone.promise]);
}
