import * as z from 'zod/mini';
import { fields, section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import type { Missed } from './missed.ts';
import { answered, MissedSchema, stateCell } from './missed.ts';
import { understood } from './understood.ts';

const text = z.optional(z.string());

const PlaceSchema = z.object({
  connection: z.string(),
  place: z.string(),
  hooks: z.array(z.string()),
  next: text,
  recovered: z.number(),
  unread: z.optional(z.boolean()),
  problem: text,
  hint: text,
  deliveries: z.array(MissedSchema),
});
type Place = z.infer<typeof PlaceSchema>;

const RecoverySchema = z.object({
  dryRun: z.boolean(),
  asks: z.number(),
  places: z.array(PlaceSchema),
});

/** `sluice recover` */
export function recoveryView(response: unknown, now: number, paint: Paint): string {
  const { dryRun, asks, places } = understood(RecoverySchema, response);
  if (places.length === 0)
    return 'No delivery log was read yet. It needs a GitHub connection with credentials; see `recovery` in docs/configuration.md.';
  const count = `${asks} ${asks === 1 ? 'delivery' : 'deliveries'}`;
  return stacked(
    dryRun
      ? `${count} would be asked for again.`
      : `Every log is read with the next sweep; ${count} asked for again.`,
    ...places.map((place) =>
      section(`${place.connection} at ${place.place}`, placeBlock(place, now, paint), paint),
    ),
  );
}

function placeBlock(place: Place, now: number, paint: Paint): string {
  const facts = fields(
    [
      ['hooks', place.hooks.join(', ') || 'none that sends to us'],
      ['next look', place.next && when(place.next, now)],
      ['recovered', place.recovered > 0 ? String(place.recovered) : undefined],
      ['log', place.unread ? 'not read to its end yet' : undefined],
      ['problem', place.problem && { text: place.problem, colour: 'red' }],
      ['do', place.hint],
    ],
    paint,
  );
  if (place.deliveries.length === 0) return facts;
  const row = (each: Missed) => [
    stateCell(each),
    each.event,
    answered(each),
    `${each.asked}×`,
    each.since && when(each.since, now),
    each.next && when(each.next, now),
    each.guid,
  ];
  const columns = ['STATE', 'EVENT', 'ANSWERED', 'ASKED', 'SINCE', 'NEXT', 'SENDER’S ID'];
  return stacked(facts, table(columns, place.deliveries.map(row), paint));
}
