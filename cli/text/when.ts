/** Seconds in a unit, and up to how many of it are said in it. */
const UNITS = [
  { unit: 's', seconds: 1, upTo: 60 },
  { unit: 'min', seconds: 60, upTo: 60 },
  { unit: 'h', seconds: 3_600, upTo: 48 },
  { unit: 'd', seconds: 86_400, upTo: Number.POSITIVE_INFINITY },
] as const;

/** `3 min ago (2026-11-21 04:30:12Z)`; a text that is no time stays as it is. */
export function when(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  const absolute = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return `${relative(at - now)} (${absolute})`;
}

function relative(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1_000;
  if (seconds < 1) return 'just now';
  const fitting = UNITS.find((each) => Math.floor(seconds / each.seconds) < each.upTo) ?? UNITS[3];
  const amount = `${Math.floor(seconds / fitting.seconds)} ${fitting.unit}`;
  return milliseconds < 0 ? `${amount} ago` : `in ${amount}`;
}
