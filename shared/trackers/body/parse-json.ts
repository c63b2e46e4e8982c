import { isAscii, isUtf8 } from 'node:buffer';
import type { ReasonCode } from '../../core/reasons.ts';
import { ambiguity } from './ambiguity.ts';

/** A JSON object as it was parsed: read it with `Object.hasOwn`, as a sender may have named a key `__proto__`. */
export type JsonObject = { readonly [key: string]: unknown };

export type Parsed = { readonly value: JsonObject } | { readonly invalid: ReasonCode };

/** The JSON object in a body. Bytes that are not exactly UTF-8, and a byte order mark, are no JSON. Never throws. */
export function parseBody(body: Uint8Array): Parsed {
  const text = decode(body);
  return text === undefined ? { invalid: 'body_malformed' } : parse(text, body);
}

/** The same for a text that was taken out of a body. */
export function parseJson(text: string): Parsed {
  return parse(text, Buffer.from(text));
}

/** Refused are a key that stands twice in one object, and nesting without end. */
function parse(text: string, bytes: Uint8Array): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { invalid: 'body_malformed' };
  }
  const found = ambiguity(text, bytes, value);
  if (found === 'too_deep' || !isObject(value)) return { invalid: 'body_malformed' };
  return found ? { invalid: 'body_ambiguous' } : { value };
}

/** The text of a body, or `undefined` where bytes would have to be replaced. */
export function decode(body: Uint8Array): string | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // One byte per character: half the memory, and JSON.parse is faster on it.
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
