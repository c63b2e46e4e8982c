import { random } from '../random.ts';

const KINDS = ['reset', 'throttled', 'refused', 'doneRefused', 'doneLost'] as const;

/**
 * What can go wrong with one call of the outside: it never got there; refused for now, as there are too many; the other side is broken;
 * it was done, and the answer was an error; it was done, and no answer came.
 */
export type FaultKind = (typeof KINDS)[number];

/** Decides call by call. Which call is the n-th is up to the order in which they come: a seed says how many, and not which. */
export interface Faults {
  /** The fault of the next call to `where`; `undefined` for most. */
  next(where: string): FaultKind | undefined;
  /** Whether the client's own repetition meets it, or it is what the client ends with. */
  withinTries(): boolean;
  /** From now on everything goes well: for looking at what there is. */
  end(): void;
  counts(): { readonly calls: number; readonly faults: Readonly<Record<string, number>> };
}

export function faults(seed: number, rate: number): Faults {
  const draw = random(seed, 'faults');
  const counted: Record<string, number> = {};
  let calls = 0;
  let over = false;
  return {
    next(where) {
      calls++;
      if (over || draw() >= rate) return undefined;
      const kind = KINDS[Math.floor(draw() * KINDS.length)];
      const name = `${where}.${kind}`;
      counted[name] = (counted[name] ?? 0) + 1;
      return kind;
    },
    withinTries: () => draw() < 0.5,
    end() {
      over = true;
    },
    counts: () => ({ calls, faults: { ...counted } }),
  };
}

/** Whether the other side did what was asked, though nobody heard so. */
export function isDone(fault: FaultKind): boolean {
  return fault === 'doneRefused' || fault === 'doneLost';
}
