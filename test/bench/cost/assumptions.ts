import type { StepName } from '../../../infra/constructs/steps.ts';

/** What no engine of this machine can tell, in milliseconds: how long a function is billed for. */
export const ASSUMED_MS = {
  /** One call of an AWS service within its region. */
  awsCall: 5,
  /** The function's own work with `ownMegabytes`, warm: at a third of a CPU. With less memory it takes longer by as much. */
  own: { receive: 12, ingest: 15, dispatch: 15, report: 6, writeback: 15, sweep: 10, operate: 10 },
  ownMegabytes: 512,
  /** Waiting for trackers and agents: a look, its permission and the hand-over; the reads and writes of one show. */
  outside: {
    receive: 0,
    ingest: 300,
    dispatch: 450,
    report: 0,
    writeback: 600,
    sweep: 0,
    operate: 0,
  },
} as const satisfies {
  awsCall: number;
  own: Record<StepName, number>;
  ownMegabytes: number;
  outside: Record<StepName, number>;
};

/** Deliveries a second, and how many messages a poll of a queue then brings. Lambda starts with five pollers that wait 20 s. */
export const RATES = [
  { perSecond: 1, batch: 1 },
  { perSecond: 100, batch: 4 },
  { perSecond: 1_000, batch: 10 },
] as const;

/** Empty polls of one queue in a month with nothing to do. */
export const EMPTY_POLLS = (5 / 20) * 60 * 60 * 24 * 30;

/** How many combinations of a metric and its dimensions a month of ordinary work brings forth: each is billed as one metric. */
export const METRIC_SERIES = 40;

export const TICKS = 60 * 24 * 30;
