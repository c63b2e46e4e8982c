import * as z from 'zod/mini';
import { fields, section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { MissedSchema, missedBlock } from './missed.ts';
import { outcomeCell } from './outcome.ts';
import { TaskSchema } from './task-schema.ts';
import { taskBlock } from './task-view.ts';
import { understood } from './understood.ts';

const text = z.optional(z.string());

const DeliverySchema = z.object({
  id: z.string(),
  sender: text,
  received: text,
  event: text,
  actor: text,
  ticket: text,
  outcome: z.string(),
  reason: z.string(),
  means: text,
  hint: text,
  task: text,
  nowIs: text,
});

type Delivery = z.infer<typeof DeliverySchema>;

const WhySchema = z.object({
  delivery: z.optional(DeliverySchema),
  deliveries: z._default(z.array(DeliverySchema), []),
  task: z.optional(TaskSchema),
  missed: z.optional(MissedSchema),
});

/** `sluice why` */
export function whyView(response: unknown, now: number, paint: Paint): string {
  const { delivery, deliveries, task, missed } = understood(WhySchema, response);
  return stacked(
    section('A delivery that never came', missed ? missedBlock(missed, now, paint) : '', paint),
    section('Delivery', delivery ? deliveryBlock(delivery, now, paint) : '', paint),
    delivery && task ? paint('bold', 'The ticket’s task') : '',
    task ? taskBlock(task, now, paint) : '',
    section(
      'Deliveries, newest first',
      deliveries.length > 0 ? deliveryTable(deliveries, now, paint) : '',
      paint,
    ),
  );
}

function deliveryBlock(delivery: Delivery, now: number, paint: Paint): string {
  const { id, outcome, reason, means, hint, task, nowIs } = delivery;
  return fields(
    [
      ['delivery', id],
      ['outcome', outcomeCell(outcome)],
      ['why', `${reason}${means === undefined ? '' : `: ${means}`}`],
      ['do', hint],
      ['event', delivery.event],
      ['by', delivery.actor],
      ['ticket', delivery.ticket],
      ['received', delivery.received && when(delivery.received, now)],
      ['sender’s id', delivery.sender],
      ['started', task && `${task}${nowIs === undefined ? '' : `, now ${nowIs}`}`],
    ],
    paint,
  );
}

function deliveryTable(deliveries: readonly Delivery[], now: number, paint: Paint): string {
  const rows = deliveries.map((each) => [
    each.received && when(each.received, now),
    outcomeCell(each.outcome),
    each.reason,
    each.event,
    each.actor,
    each.means,
    each.id,
  ]);
  return table(
    ['RECEIVED', 'OUTCOME', 'REASON', 'EVENT', 'BY', 'WHICH MEANS', 'DELIVERY'],
    rows,
    paint,
  );
}
