/** A time of Shortcut's, epoch milliseconds; it is as fine as it is written: older ones have no fraction of a second. */
export function moment(text: unknown): { at: number; precisionMs: number } | undefined {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return { at, precisionMs: String(text).includes('.') ? PRECISION_MS : 1_000 };
}

/** How fine its clock is today. */
export const PRECISION_MS = 1;
