const OUTSIDE_ASCII = /[^\x20-\x7e]/g;

/**
 * JSON in printable ASCII: every other character is written as `\uXXXX` and reads back the same, half a surrogate pair included. For
 * places that take fewer characters than JSON has, such as the body of an SQS message.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(OUTSIDE_ASCII, escaped);
}

/** One UTF-16 unit as JSON escapes it. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
