const SECONDS = /^\d{1,15}$/;
/** The one form that servers may still send: https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
const DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How many seconds `Retry-After` asks to wait, from `now` (epoch milliseconds): a number of them, or a date; one that is over is 0.
 * `undefined` where it says nothing, or nothing that can be understood: a negative number, words.
 */
export function retryAfterSeconds(
  header: string | null | undefined,
  now: number,
): number | undefined {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text);
  const at = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
