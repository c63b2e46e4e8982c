import type { Head } from '../../../../shared/core/head.ts';

const SECOND = 1000;

const floor = (at: number) => Math.floor(at / SECOND) * SECOND;

/** When something happened on the ticket, by the tracker's clock of whole seconds, against what the head has seen: every case there is. */
export const WHENS: Readonly<
  Record<string, (head: Partial<Head>, now: number) => number | undefined>
> = {
  now: (_, now) => floor(now),
  // Before the mark was put on, and before it was held.
  'just after the last': ({ fence }) => fence && floor(fence) + SECOND,
  'in the second of the last': ({ fence }) => fence && floor(fence),
  'between the trigger and the last': ({ triggeredAt, fence = 0 }) =>
    triggeredAt && floor(triggeredAt) + SECOND < floor(fence)
      ? floor(triggeredAt) + SECOND
      : undefined,
  'in the second of the trigger': ({ triggeredAt, fence = 0 }) =>
    triggeredAt && floor(triggeredAt) < floor(fence) ? floor(triggeredAt) : undefined,
  'before all that': ({ triggeredAt, fence }) =>
    (triggeredAt ?? fence) && floor(triggeredAt ?? fence ?? 0) - SECOND,
};
