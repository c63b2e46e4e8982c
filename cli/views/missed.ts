import * as z from 'zod/mini';
import type { Cell } from '../text/layout.ts';
import { fields } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';

/** A delivery that its sender could not bring us. */
export const MissedSchema = z.object({
  connection: z.optional(z.string()),
  place: z.optional(z.string()),
  guid: z.string(),
  event: z.string(),
  state: z.enum(['missed', 'given up', 'refused']),
  status: z.number(),
  asked: z.number(),
  since: z.optional(z.string()),
  next: z.optional(z.string()),
});
export type Missed = z.infer<typeof MissedSchema>;

/** What we answered, in words. */
export function answered({ status }: Missed): string {
  return status === 0 ? 'no answer' : String(status);
}

export function stateCell({ state }: Missed): Cell {
  return { text: state, colour: state === 'missed' ? 'yellow' : 'red' };
}

/** One of them, line by line. */
export function missedBlock(missed: Missed, now: number, paint: Paint): string {
  const { guid, event, connection, place, asked, since, next } = missed;
  return fields(
    [
      ['state', stateCell(missed)],
      ['event', event],
      ['we answered', answered(missed)],
      ['since', since && when(since, now)],
      ['asked again', `${asked}×`],
      ['next', next && when(next, now)],
      ['connection', connection],
      ['hook at', place],
      ['sender’s id', guid],
    ],
    paint,
  );
}
