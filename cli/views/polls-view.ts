import * as z from 'zod/mini';
import { stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { understood } from './understood.ts';

const PollsSchema = z.object({
  now: z.boolean(),
  projects: z.array(
    z.object({
      project: z.string(),
      connection: z.string(),
      intervalSeconds: z.optional(z.number()),
      next: z.optional(z.string()),
      seen: z.optional(z.number()),
      problem: z.optional(z.string()),
      hint: z.optional(z.string()),
    }),
  ),
});

/** `sluice poll` */
export function pollsView(response: unknown, at: number, paint: Paint): string {
  const { now, projects } = understood(PollsSchema, response);
  if (projects.length === 0)
    return 'No project polls. Set `intake.poll.enabled: true` in one; see docs/polling.md.';
  const rows = projects.map(
    ({ project, connection, intervalSeconds, next, seen, problem, hint }) => [
      project,
      connection,
      intervalSeconds === undefined ? undefined : `${intervalSeconds} s`,
      next === undefined ? 'with the next sweep' : when(next, at),
      seen === undefined ? undefined : String(seen),
      problem === undefined
        ? undefined
        : ({ text: [problem, hint].filter(Boolean).join(' '), colour: 'red' } as const),
    ],
  );
  return stacked(
    now ? 'They are polled with the next sweep.' : '',
    table(['PROJECT', 'CONNECTION', 'EVERY', 'NEXT', 'TICKETS', 'PROBLEM'], rows, paint),
  );
}
