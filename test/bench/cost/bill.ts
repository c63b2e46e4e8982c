import type { RATES } from './assumptions.ts';
import { PRICES } from './prices.ts';
import type { Usage } from './usage.ts';

/** Dollars for a million, by what they are for. */
export interface Bill {
  readonly table: number;
  readonly queues: number;
  readonly functions: number;
  /** What the functions cost while they wait for trackers and agents, at the times that we assume. */
  readonly waiting: number;
  readonly gateway: number;
  readonly log: number;
  readonly refresh: number;
  readonly total: number;
  /** Calls, item sizes and the functions' own time, without the waiting for others: what the limits and the floor of 2.3 are about. */
  readonly core: number;
}

const MILLION = 1_000_000;

/** What the reading of configuration and secrets comes to: once a minute in every environment that runs. */
export interface Refresh {
  readonly readUnits: number;
  readonly secrets: number;
  /** Seconds that one of what is billed keeps an environment busy. */
  readonly busySeconds: number;
}

/** A million of what was used once, at so many a second. Messages that are polled together share the polls and the invocation. */
export function billOf(used: Usage, refresh: Refresh, rate: (typeof RATES)[number]): Bill {
  const { perSecond, batch } = rate;
  const polls = (2 * used.taken) / batch;
  const invocations = used.invocations - used.taken + used.taken / batch;
  const environments = Math.max(1, perSecond * refresh.busySeconds);
  const perMinute = perSecond * 60;
  const parts = {
    table: used.writeUnits * PRICES.writeUnit.dollars + used.readUnits * PRICES.readUnit.dollars,
    queues:
      (used.sends + polls) * PRICES.sqsRequest.dollars +
      // Each request about a message that names its group.
      (used.fair + (used.fair > 0 ? polls : 0)) * PRICES.sqsFair.dollars,
    functions:
      invocations * PRICES.lambdaRequest.dollars + used.gbSeconds * PRICES.lambdaGbSecond.dollars,
    waiting: used.waitingGbSeconds * PRICES.lambdaGbSecond.dollars,
    gateway: used.requests * PRICES.apiRequest.dollars,
    log: used.logBytes * PRICES.logByte.dollars,
    refresh:
      (environments / perMinute) *
      (refresh.readUnits * PRICES.readUnit.dollars + refresh.secrets * PRICES.secretCall.dollars),
  };
  const million = Object.fromEntries(
    Object.entries(parts).map(([name, dollars]) => [name, dollars * MILLION]),
  ) as unknown as Omit<Bill, 'total' | 'core'>;
  const total = Object.values(million).reduce((sum, part) => sum + part, 0);
  const core = million.table + million.queues + million.functions;
  return { ...million, total, core };
}
