/** How an agent behaves in one attempt, as often as the weight says. */
export const BEHAVIOURS = {
  succeed: { weight: 62 },
  fail: { weight: 7 },
  guardRail: { weight: 2 },
  rollBack: { weight: 3 },
  /** Reports its result twice at once, and once more. */
  reportTwice: { weight: 5 },
  /** Takes the task and is never heard of. */
  neverCall: { weight: 3 },
  /** Calls a few times, then no more. */
  die: { weight: 4 },
  /** Falls silent, is given up, and reports success all the same. */
  zombie: { weight: 4 },
  refuse: { weight: 2 },
  /** Asks, waits for the answer, succeeds. */
  ask: { weight: 0 },
  /** Asks and dies: the answer is for the next attempt. */
  askAndDie: { weight: 0 },
  /** Works until it is told something. */
  listen: { weight: 0 },
  /** Works until it is told to stop. */
  untilStopped: { weight: 0 },
} as const satisfies Record<string, { weight: number }>;

export type Behaviour = keyof typeof BEHAVIOURS;

export const USUAL = (Object.keys(BEHAVIOURS) as Behaviour[]).map((name) => ({
  name,
  ...BEHAVIOURS[name],
}));

/** Of whom nothing is heard from some moment on. */
export const SILENT: readonly Behaviour[] = ['neverCall', 'die', 'zombie', 'askAndDie'];
