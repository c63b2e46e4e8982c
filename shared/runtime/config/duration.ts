import * as z from 'zod/mini';

const UNIT_SECONDS = { s: 1, m: 60, h: 3_600 } as const;
const MAX_SECONDS = 7 * 24 * 3_600;
const EXPECTED = 'seconds or a duration such as 30s, 5m or 2h, at most 168h';

/** A length of time, in seconds: `600`, `'600'`, `30s`, `5m`, `2h`. */
export const Duration = z.pipe(
  z.unknown(),
  z.transform((value, context): number => {
    const seconds = secondsIn(value);
    if (seconds !== undefined && seconds >= 1 && seconds <= MAX_SECONDS) return seconds;
    context.issues.push({ code: 'custom', message: EXPECTED, input: value });
    return z.NEVER;
  }),
);

function secondsIn(value: unknown): number | undefined {
  const [, digits, unit = 's'] = /^(\d{1,9})\s*([smh])?$/.exec(String(value)) ?? [];
  if (digits === undefined || (typeof value !== 'number' && typeof value !== 'string'))
    return undefined;
  return (
    Number(digits) *
    (unit === 'h' ? UNIT_SECONDS.h : unit === 'm' ? UNIT_SECONDS.m : UNIT_SECONDS.s)
  );
}
