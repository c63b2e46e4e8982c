/** How many things the world has under way: letters, agents at work, stories. */
export interface Busy {
  /** Counts it until it ends; what goes wrong is kept. */
  start(what: Promise<unknown>): void;
  /** Waits for something within what is counted, and does not count meanwhile. */
  without<T>(wait: Promise<T>): Promise<T>;
  count(): number;
  readonly errors: unknown[];
}

export function busy(): Busy {
  let under = 0;
  const errors: unknown[] = [];
  return {
    errors,
    count: () => under,
    start(what) {
      under++;
      what.catch((error) => errors.push(error)).finally(() => under--);
    },
    async without(wait) {
      under--;
      try {
        return await wait;
      } finally {
        under++;
      }
    },
  };
}
