import * as z from 'zod/mini';
import type { Finding } from '../../shared/core/finding.ts';
import { understood } from '../views/understood.ts';
import type { Patient } from './patient.ts';

/** A task that only waits for dispatch is taken within seconds; sweep sends it anew after minutes. */
const MAX_WAIT_MS = 15 * 60_000;
/** Sweep comes every minute. */
const MAX_SWEEP_MS = 10 * 60_000;

const QueuesSchema = z.object({
  queues: z.array(z.object({ queue: z.string(), waiting: z.number(), inHand: z.number() })),
});
const TasksSchema = z.object({
  tasks: z.array(
    z.object({ ticket: z.string(), reason: z.string(), opened: z.optional(z.string()) }),
  ),
});
const PlacesSchema = z.object({ places: z.array(z.object({ next: z.optional(z.string()) })) });

/** Whether what was taken in goes on: dead letters, tasks that nobody takes, write-backs that were given up, sweep. */
export async function line({ operator, io }: Pick<Patient, 'operator' | 'io'>) {
  const { queues } = understood(QueuesSchema, await operator.ask({ do: 'dlqList', limit: 1 }));
  const queued = await operator.ask({ do: 'list', state: 'queued', hours: 48, limit: 500 });
  const unshown = await operator.ask({ do: 'list', unshown: true, hours: 48, limit: 500 });
  const { places } = understood(PlacesSchema, await operator.ask({ do: 'recover', dryRun: true }));
  const now = io.now();
  const stuck = understood(TasksSchema, queued).tasks.filter(
    ({ reason, opened }) => reason === 'started' && now - Date.parse(opened ?? '') > MAX_WAIT_MS,
  );
  const visits = places.map(({ next }) => Date.parse(next ?? '')).filter((at) => !Number.isNaN(at));
  return [
    ...queues.map(deadLetters),
    found(
      'tasks go on',
      stuck.length,
      'wait for dispatch, more than 15 minutes',
      'Look at the log of dispatch, and at `sluice dlq list`.',
    ),
    found(
      'tickets show it',
      understood(TasksSchema, unshown).tasks.length,
      'are not shown on their tickets: writing was given up',
      '`sluice tasks --unshown` lists them, `sluice show` says why, `sluice writeback` tries again.',
    ),
    sweepFinding(visits, now),
  ];
}

function deadLetters({ queue, waiting, inHand }: z.infer<typeof QueuesSchema>['queues'][number]) {
  const fix = `\`sluice dlq list --queue ${queue}\` says why, \`sluice dlq replay\` sends them again.`;
  return found(`dead letters of ${queue}`, waiting + inHand, 'were put aside', fix);
}

function found(check: string, count: number, means: string, fix: string): Finding {
  return count === 0
    ? { check, state: 'ok', says: 'none is left behind' }
    : { check, state: 'problem', says: `${count} ${means}`, fix };
}

/** Its visits to delivery logs tell: each is put off by minutes, by sweep itself. */
function sweepFinding(visits: readonly number[], now: number): Finding {
  const check = 'sweep';
  if (visits.length === 0)
    return { check, state: 'skip', says: 'it has no delivery log to visit, so nothing tells' };
  const late = now - Math.min(...visits);
  return late <= MAX_SWEEP_MS
    ? { check, state: 'ok', says: 'it came when it was due' }
    : {
        check,
        state: 'problem',
        says: `it is ${Math.round(late / 60_000)} minutes late`,
        fix: 'Is its schedule switched on? Look at the log of sweep: leases, deadlines and missed deliveries wait for it.',
      };
}
