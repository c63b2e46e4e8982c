const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d))$/;
const EPOCH = /^\d{1,13}(?:\.\d{1,9})?$/;

/** From here on an epoch is in milliseconds; as seconds it would be the year 5138. */
const FIRST_IN_MILLISECONDS = 1e11;
const YEAR_2000 = Date.UTC(2000, 0);

/**
 * Reads a moment as senders write it, to epoch milliseconds: ISO 8601 with its zone, or an epoch in seconds or milliseconds, as a
 * number or digits. `undefined` for what is none: no zone (whose noon is it?), a 30th of February, a year before 2000.
 */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const at = EPOCH.test(text) ? fromEpoch(Number(text)) : fromIso(text);
  return at !== undefined && at >= YEAR_2000 ? at : undefined;
}

function fromEpoch(epoch: number): number {
  return Math.floor(epoch < FIRST_IN_MILLISECONDS ? epoch * 1000 : epoch);
}

function fromIso(text: string): number | undefined {
  const [match, year, month, day, hour, minute, second = 0, fraction = '', utc, sign, ...offset] =
    ISO.exec(text) ?? [];
  if (!match) return undefined;
  const local = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
  );
  // `Date.UTC` carries what is too large over to the next unit; then it reads differently.
  const read = [
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ];
  if (read.join() !== [month, day, hour, minute, second].map(Number).join()) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const [offsetHours = 0, offsetMinutes = 0] = utc ? [] : offset.map(Number);
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const ahead = (offsetHours * 60 + offsetMinutes) * 60_000 * (sign === '-' ? -1 : 1);
  return local.getTime() + milliseconds - ahead;
}
