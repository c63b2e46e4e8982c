import * as z from 'zod/mini';
import { fields, section, stacked } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { nextSteps } from './next-steps.ts';
import { stateCell } from './state.ts';
import { TaskLineSchema } from './task-schema.ts';
import { understood } from './understood.ts';

const ActSchema = z.object({ task: TaskLineSchema });

const DONE = {
  approve: 'Approved',
  reject: 'Rejected',
  stop: 'Stopped',
  retry: 'Opened again',
  writeback: 'It will be written again',
} as const;

/** `sluice approve`, `reject`, `stop`, `retry`, `writeback` */
export function actView(what: keyof typeof DONE, response: unknown, paint: Paint): string {
  const { task } = understood(ActSchema, response);
  const facts = [
    ['ticket', { text: task.ticket, colour: 'bold' }],
    ['state', stateCell(task.state)],
    ['task', task.task],
  ] as const;
  return stacked(
    `${DONE[what]}.\n${fields(facts, paint)}`,
    section('Next', nextSteps(task).join('\n'), paint),
  );
}
