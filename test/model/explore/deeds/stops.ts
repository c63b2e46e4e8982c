import { stop } from '../../../../functions/receive/stop.ts';
import type { Head } from '../../../../shared/core/head.ts';
import type { Intent } from '../../../../shared/core/intent.ts';
import { ACTIVE } from '../../../../shared/core/lifecycle.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';

type StopIntent = Extract<Intent, { kind: 'stop' }>;

const SECOND = 1000;

const WHENS = {
  'in a new second': ({ fence = 0 }: Partial<Head> = {}, now: number) =>
    Math.max(now, fence + SECOND),
  'in the second of the start': ({ triggeredAt = 0 }: Partial<Head> = {}, now: number) =>
    triggeredAt || now,
  'before the start': ({ triggeredAt = 0 }: Partial<Head> = {}, now: number) =>
    (triggeredAt || now) - SECOND,
} as const;

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

export const stops: readonly Deed[] = Object.entries(SHAPES).flatMap(([what, shape]) =>
  Object.entries(WHENS).map(([when, timeOf]): Deed => {
    const name = `${what}, ${when}`;
    return {
      name,
      async plan(place) {
        const at = timeOf(place.head, place.now);
        const { comment, ...rest } = shape;
        const intent: StopIntent = {
          kind: 'stop',
          project: PROJECT,
          ...rest,
          ...(comment ? { comment: { ...comment, updatedAt: `${at}` } } : {}),
        };
        const write = await firstWrite(place.head, (heads) =>
          stop(intent, takenAt(at, `${name} ${at}`), {
            ...surroundings(heads, place),
            trackers: [],
          }),
        );
        return write && { write };
      },
    };
  }),
);
