import { RATES } from './assumptions.ts';
import type { Refresh } from './bill.ts';
import { billOf } from './bill.ts';
import type { Measured } from './scenes.ts';

interface Limit {
  readonly calls?: number;
  /** For a million. */
  readonly dollars?: number;
}

/** By kind, or by what it is: of the tasks only the one with two heartbeats has a limit. Dollars are those of `core`. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  accepted: { calls: 3, dollars: 7 },
  ignored: { calls: 1, dollars: 7 },
  refused: { calls: 0, dollars: 7 },
  held: { calls: 3, dollars: 7 },
  rejected: { calls: 3, dollars: 7 },
  'task, 2 heartbeats': { dollars: 20 },
};

/** What is above a limit, in words. */
export function over(
  { what, kind, usage }: Measured,
  refresh: Omit<Refresh, 'busySeconds'>,
): readonly string[] {
  const limit = LIMITS[what] ?? LIMITS[kind];
  if (!limit) return [];
  const { calls = Number.POSITIVE_INFINITY, dollars = Number.POSITIVE_INFINITY } = limit;
  const busySeconds = usage.gbSeconds * 2;
  return [
    ...(usage.calls > calls ? [`${what}: ${usage.calls} calls, at most ${calls}`] : []),
    ...RATES.flatMap((rate) => {
      const { core } = billOf(usage, { ...refresh, busySeconds }, rate);
      return core > dollars
        ? [`${what} at ${rate.perSecond} a second: ${core.toFixed(2)} dollars, at most ${dollars}`]
        : [];
    }),
  ];
}
