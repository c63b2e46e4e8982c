/** Something that will happen by itself. */
interface Happening {
  readonly at: number;
  readonly what: string;
  readonly act: () => Promise<void>;
}

/** What is to come, by the virtual clock: redeliveries, calls of agents, processes that wake up. */
export interface Timeline {
  plan(at: number, what: string, act: () => Promise<void>): void;
  /** When the next thing happens; `undefined` when nothing is planned. */
  next(): number | undefined;
  /** Takes the next thing out; those of one moment in the order in which they were planned. */
  take(): Happening | undefined;
  waiting(): readonly string[];
}

export function timeline(): Timeline {
  const coming: Happening[] = [];
  return {
    plan(at, what, act) {
      const index = coming.findIndex((other) => other.at > at);
      coming.splice(index < 0 ? coming.length : index, 0, { at, what, act });
    },
    next: () => coming[0]?.at,
    take: () => coming.shift(),
    waiting: () => coming.map(({ what }) => what),
  };
}
