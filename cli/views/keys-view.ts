import * as z from 'zod/mini';
import { fields, section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { when } from '../text/when.ts';
import { understood } from './understood.ts';

const KeySchema = z.object({
  name: z.string(),
  start: z.string(),
  project: z.optional(z.string()),
  since: z.string(),
  by: z.string(),
});
const KeysSchema = z.object({ keys: z.array(KeySchema) });
const CreatedSchema = z.object({ key: KeySchema, open: z._default(z.array(z.string()), []) });
const RevokedSchema = z.object({ revoked: KeySchema });

/** `sluice keys list` */
export function keysView(response: unknown, now: number, paint: Paint): string {
  const { keys } = understood(KeysSchema, response);
  if (keys.length === 0) return 'There is no key. `sluice keys create <name>` makes one.';
  const rows = keys.map(({ name, start, project = 'all', by, since }) => [
    name,
    `${start}…`,
    project,
    by,
    when(since, now),
  ]);
  return table(['KEY', 'BEGINS', 'PROJECT', 'BY', 'SINCE'], rows, paint);
}

/** `sluice keys create` */
export function keyCreatedView(
  response: unknown,
  secret: string,
  now: number,
  paint: Paint,
): string {
  const { key, open } = understood(CreatedSchema, response);
  const none =
    'No project takes what is handed in yet: set `intake.ingest.enabled: true` in one (docs/ingestion.md).';
  return stacked(
    `Made. This is shown once, and kept nowhere:\n\n  ${secret}`,
    facts(key, now, paint),
    open.length === 0 ? none : section('Projects', key.project ?? open.join('\n'), paint),
  );
}

/** `sluice keys revoke` */
export function keyRevokedView(response: unknown, now: number, paint: Paint): string {
  const { revoked } = understood(RevokedSchema, response);
  return `Revoked. In ten seconds at most nothing is taken in with it.\n${facts(revoked, now, paint)}`;
}

function facts(
  { name, start, project, since, by }: z.infer<typeof KeySchema>,
  now: number,
  paint: Paint,
) {
  return fields(
    [
      ['key', { text: name, colour: 'bold' }],
      ['begins', `${start}…`],
      ['project', project],
      ['made by', by],
      ['since', when(since, now)],
    ],
    paint,
  );
}
