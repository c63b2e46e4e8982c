export const PRECISION_MS = 1_000;

/** Epoch milliseconds of `2026-03-02T08:41:17Z`, or of `2026-03-02 08:41:17 UTC`; payloads hold both. Whole seconds, as some have no others. */
export function moment(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at > 0 ? Math.floor(at / PRECISION_MS) * PRECISION_MS : undefined;
}
