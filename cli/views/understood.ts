import * as z from 'zod/mini';
import { Failure } from '../failure.ts';
import { visibleIn } from '../text/visible.ts';

/** What a view shows of an answer, made fit for a terminal. Every text in an answer may be a stranger's. */
export function understood<T>(schema: z.ZodMiniType<T>, response: unknown): T {
  const read = z.safeParse(schema, visibleIn(response));
  if (read.success) return read.data;
  throw new Failure('failed', 'The answer of this Sluice is not understood.', {
    hint: 'It may be of another version. `--json` shows the answer as it is.',
    cause: read.error,
  });
}
