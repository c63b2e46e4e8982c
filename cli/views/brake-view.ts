import * as z from 'zod/mini';
import { fields, section, stacked } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { BrakeSchema } from './brake-schema.ts';
import { understood } from './understood.ts';

const ActSchema = z.object({ brake: BrakeSchema, woken: z.optional(z.number()) });

/** `sluice pause` */
export function pauseView(response: unknown, now: number, paint: Paint): string {
  const { brake } = understood(ActSchema, response);
  return stacked(
    `Paused. No further task is handed over; what runs goes on.\n${facts(brake, now, paint)}`,
    section('Next', `sluice resume ${optionOf(brake.scope)}`, paint),
  );
}

/** `sluice resume` */
export function resumeView(response: unknown, now: number, paint: Paint): string {
  const { brake, woken = 0 } = understood(ActSchema, response);
  const waiting = woken === 0 ? 'Nothing waited.' : `${woken} waiting ${tasks(woken)} sent off.`;
  return `Resumed. ${waiting}\n${facts(brake, now, paint)}`;
}

function facts(
  { scope, by, since, reason }: z.infer<typeof BrakeSchema>,
  now: number,
  paint: Paint,
) {
  return fields(
    [
      ['brake on', { text: scope, colour: 'bold' }],
      ['set by', by],
      ['since', when(since, now)],
      ['reason', reason],
    ],
    paint,
  );
}

function tasks(count: number): string {
  return count === 1 ? 'task was' : 'tasks were';
}

/** The option that names a scope on the command line. */
function optionOf(scope: string): string {
  return `--${scope.replace(':', ' ')}`;
}
