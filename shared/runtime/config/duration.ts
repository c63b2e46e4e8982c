import * as z from 'zod/mini';

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const HOUR_SECONDS = 3_600;

/** A length of time, in seconds: `600`, `'600'`, `30s`, `5m`, `2h`, `1d`. */
export const Duration = durationUpTo(7 * 24 * HOUR_SECONDS);

/** The same up to another length. */
export function durationUpTo(maxSeconds: number) {
  const expected = `seconds or a duration such as 30s, 5m or 2h, at most ${maxSeconds / HOUR_SECONDS}h`;
  return z.pipe(
    z.unknown(),
    z.transform((value, context): number => {
      const seconds = secondsIn(value);
      if (seconds !== undefined && seconds >= 1 && seconds <= maxSeconds) return seconds;
      context.issues.push({ code: 'custom', message: expected, input: value });
      return z.NEVER;
    }),
  );
}

function secondsIn(value: unknown): number | undefined {
  const [, digits, unit = 's'] = /^(\d{1,9})\s*([smhd])?$/.exec(String(value)) ?? [];
  if (digits === undefined || (typeof value !== 'number' && typeof value !== 'string'))
    return undefined;
  return Number(digits) * (UNIT_SECONDS[unit] ?? 1);
}
