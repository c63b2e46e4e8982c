import * as z from 'zod/mini';
import { Failure } from './failure.ts';
import type { Granted } from './operator.ts';

const ResponseSchema = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    error: z.enum(['not_found', 'refused', 'invalid']),
    message: z.string(),
    hint: z.optional(z.string()),
  }),
]);

const EXIT_BY_ERROR = { not_found: 'not_found', refused: 'failed', invalid: 'usage' } as const;

/** What operate answered, whichever way it was asked. @param other What to throw where that is no answer of operate. @throws Failure */
export function granted(answer: unknown, other: () => Failure): Granted {
  const response = ResponseSchema.safeParse(answer);
  if (!response.success) throw other();
  if (response.data.ok) return response.data;
  const { error, message, hint } = response.data;
  throw new Failure(EXIT_BY_ERROR[error], message, {
    error,
    ...(hint === undefined ? {} : { hint }),
  });
}
