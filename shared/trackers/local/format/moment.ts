/** `2026-11-21T12:00:00Z`: the format's time, in UTC, by the second. */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Epoch milliseconds of a time as the format or a person writes it. */
export function readMoment(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
