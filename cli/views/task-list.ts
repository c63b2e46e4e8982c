import * as z from 'zod/mini';
import { table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { stateCell } from './state.ts';
import type { TaskLine } from './task-schema.ts';
import { TaskLineSchema } from './task-schema.ts';
import { understood } from './understood.ts';

const ListSchema = z.object({ tasks: z.array(TaskLineSchema) });

const COLUMNS = [
  'STATE',
  'REASON',
  'PLACE',
  'TICKET',
  'PROJECT',
  'AGENT',
  'TRY',
  'BY',
  'OPENED',
  'TASK',
] as const;

/** `sluice tasks` */
export function taskList(response: unknown, now: number, paint: Paint): string {
  const { tasks } = understood(ListSchema, response);
  return tasks.length === 0
    ? 'No such tasks. Look further back with --hours, or see what was heard: `sluice why <ticket>`.'
    : taskTable(tasks, now, paint);
}

/** One line per task. */
export function taskTable(tasks: readonly TaskLine[], now: number, paint: Paint): string {
  const rows = tasks.map((each) => [
    stateCell(each.state),
    each.reason,
    each.place === undefined ? '' : String(each.place),
    each.ticket,
    each.project,
    each.agent,
    each.attempt > 0 ? String(each.attempt) : '',
    each.startedBy,
    each.opened && when(each.opened, now),
    each.task,
  ]);
  return table(COLUMNS, rows, paint);
}
