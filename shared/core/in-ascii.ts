const OUTSIDE_ASCII = /[^\x20-\x7e]/g;

/**
 * A JSON text in printable ASCII: every other character is written as `\uXXXX`, one of two units as two, and reads back the same. For
 * places that take fewer characters than JSON has, such as a message of SQS.
 */
export function inAscii(json: string): string {
  return json.replace(OUTSIDE_ASCII, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
