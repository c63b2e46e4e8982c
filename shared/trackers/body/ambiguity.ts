import { countByte } from './count-byte.ts';

/** Deeper than any sender nests; what goes beyond was made to hurt. */
const MAX_DEPTH = 100;

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * What JSON.parse passes over in silence: a key that stands twice in one object, at any level (it keeps the last, others read
 * the first), and nesting that would end recursion over the value. `parsed` is what JSON.parse made of `text`, and `bytes` are
 * the same in UTF-8.
 *
 * Found by counting, for a fraction of what parsing costs: every string of the text is a key or a value of `parsed`, unless it
 * was dropped.
 */
export function ambiguity(
  text: string,
  bytes: Uint8Array,
  parsed: unknown,
): 'repeated_key' | 'too_deep' | undefined {
  const kept = stringsOf(parsed, 0);
  if (Number.isNaN(kept)) return 'too_deep';
  const quotes = countByte(bytes, QUOTE) - escapedQuotes(text);
  return kept * 2 === quotes ? undefined : 'repeated_key';
}

/** In valid JSON they stand only within strings. */
function escapedQuotes(text: string): number {
  let escaped = 0;
  for (let at = text.indexOf('\\"'); at >= 0; at = text.indexOf('\\"', at + 2)) {
    if (isEscaping(text, at)) escaped += 1;
  }
  return escaped;
}

/** Not so where the backslash is itself escaped. */
function isEscaping(text: string, backslash: number): boolean {
  let first = backslash;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (backslash - first) % 2 === 0;
}

/** Keys and values that are strings; not a number where it is nested too deeply. */
function stringsOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return 1;
  if (depth >= MAX_DEPTH) return Number.NaN;
  let strings = 0;
  if (Array.isArray(value)) {
    for (const element of value) strings += stringsOf(element, depth + 1);
  } else if (isObject(value)) {
    // Without a copy; what JSON.parse made inherits nothing that is seen here.
    for (const key in value) strings += 1 + stringsOf(value[key], depth + 1);
  }
  return strings;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
