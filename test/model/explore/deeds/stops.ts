import type { Stop } from '../../../../shared/core/changes/stop.ts';
import { waysToStop } from '../../../../shared/core/changes/stop.ts';
import type { Intent } from '../../../../shared/core/intent.ts';
import { ACTIVE } from '../../../../shared/core/lifecycle.ts';
import { stop } from '../../../../shared/intake/stop.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place } from '../place.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';
import { WHENS } from './times.ts';

type StopIntent = Extract<Intent, { kind: 'stop' }>;

const SHAPES: Readonly<Record<string, Omit<StopIntent, 'kind' | 'project'>>> = {
  'the trigger label goes': { reason: 'label_removed', from: ['queued', 'held'], label: 'trigger' },
  'the in-progress label goes': {
    reason: 'label_removed',
    from: ['queued', 'running', 'needs_info'],
    label: 'inProgress',
  },
  'the ticket is closed': { reason: 'closed', from: ACTIVE },
  'a person says stop': {
    reason: 'stopped_by_person',
    from: ACTIVE,
    comment: { id: 'stop', text: '/sluice stop', updatedAt: '' },
  },
};

/** The most ways that a stop has. */
const WAYS = 5;

/** Every stop that a delivery can bring, as it is chosen here, and in each way that somebody may have chosen long ago. */
export const stops: readonly Deed[] = Object.entries(SHAPES).flatMap(([what, shape]) =>
  Object.entries(WHENS).flatMap(([when, timeOf]): readonly Deed[] => [
    {
      name: `${what}, ${when}`,
      async plan(place) {
        const at = timeOf({ ...place.head }, place.now);
        if (at === undefined) return undefined;
        const { comment, ...rest } = shape;
        const intent: StopIntent = {
          kind: 'stop',
          project: PROJECT,
          ...rest,
          ...(comment ? { comment: { ...comment, updatedAt: `${at}` } } : {}),
        };
        const write = await firstWrite(place.head, (heads) =>
          stop(intent, takenAt(at, `${what} ${at}`), {
            ...surroundings(heads, place),
          }),
        );
        return write && { write };
      },
    },
    ...Array.from({ length: WAYS }, (_, nth) => ({
      name: `${what}, ${when}, in the way ${nth + 1} that was chosen before`,
      async plan({ head, now }: Place) {
        const at = timeOf({ ...head }, now);
        const way = head && at !== undefined ? waysToStop(stopOf(shape, at), now)[nth] : undefined;
        return way && { write: way.write };
      },
    })),
  ]),
);

function stopOf({ reason, from, label, comment }: (typeof SHAPES)[string], at: number): Stop {
  const { delivery, event } = takenAt(at, 'stop');
  return {
    ticket: event.ticket,
    reason,
    from,
    at,
    by: event.actor.name,
    precisionMs: event.precisionMs,
    visible: comment === undefined,
    key: `${delivery.connection}:${at}`,
    ...(label === undefined ? {} : { label }),
  };
}
