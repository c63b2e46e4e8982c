import type { Refusal } from './refusal.ts';

/** A refusal that is known by its HTTP answer. */
export interface HttpRefusal extends Refusal {
  /** Statuses, or all of a hundred. */
  readonly status: readonly (number | `${1 | 2 | 3 | 4 | 5}xx`)[];
  /** What the answer's own words must hold. */
  readonly says?: RegExp;
  /** Whether its headers must tell how long to wait. */
  readonly waits?: true;
}

/** The first row that fits an answer. */
export function httpRefusal<Row extends HttpRefusal>(
  rows: readonly Row[],
  answer: { readonly status: number; readonly message: string; readonly waits: boolean },
): Row | undefined {
  const hundred = `${Math.floor(answer.status / 100)}xx`;
  return rows.find(
    ({ status, says, waits }) =>
      status.some((one) => one === answer.status || one === hundred) &&
      (says === undefined || says.test(answer.message)) &&
      (waits === undefined || answer.waits),
  );
}
