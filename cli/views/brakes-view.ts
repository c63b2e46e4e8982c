import * as z from 'zod/mini';
import { section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { BrakeSchema } from './brake-schema.ts';
import { understood } from './understood.ts';

const BrakesSchema = z.object({
  brakes: z.array(z.extend(BrakeSchema, { waiting: z.number() })),
  acts: z._default(
    z.array(
      z.object({
        did: z.string(),
        scope: z.string(),
        at: z.string(),
        by: z.string(),
        reason: z.optional(z.string()),
      }),
    ),
    [],
  ),
});

/** `sluice brakes` */
export function brakesView(response: unknown, now: number, paint: Paint): string {
  const { brakes, acts } = understood(BrakesSchema, response);
  const on = brakes.map(({ scope, waiting, by, since, reason }) => [
    scope,
    String(waiting),
    by,
    when(since, now),
    reason,
  ]);
  const done = acts.map(({ at, did, scope, by, reason }) => [
    when(at, now),
    did,
    scope,
    by,
    reason,
  ]);
  return stacked(
    on.length === 0
      ? 'No brake is on.'
      : table(['BRAKE ON', 'WAITING', 'BY', 'SINCE', 'REASON'], on, paint),
    section(
      'Lately',
      done.length === 0 ? '' : table(['WHEN', 'DID', 'BRAKE ON', 'BY', 'REASON'], done, paint),
      paint,
    ),
  );
}
