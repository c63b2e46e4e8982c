import type { JsonObject } from '../body/parse-json.ts';

/**
 * Lenient reading of GitHub's JSON: only the fields that are needed, each by its own name and never an inherited one. Payloads
 * of GHES and of earlier years lack fields, and some of them are null today.
 */
export function objectIn(parent: JsonObject, name: string): JsonObject | undefined {
  const value = valueIn(parent, name);
  return isObject(value) ? value : undefined;
}

/** Half a surrogate pair, which JSON can spell and UTF-8 cannot, becomes U+FFFD: what is scanned must be what is sent. */
export function textIn(parent: JsonObject, name: string): string | undefined {
  const value = valueIn(parent, name);
  return typeof value === 'string' ? value.toWellFormed() : undefined;
}

/** An id or number of GitHub's. Above 2^53 two ids could be read as one, so those are none. */
export function idIn(parent: JsonObject, name: string): number | undefined {
  const value = valueIn(parent, name);
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

export function listIn(parent: JsonObject, name: string): readonly unknown[] {
  const value = valueIn(parent, name);
  return Array.isArray(value) ? value : [];
}

/** Epoch milliseconds of a timestamp. */
export function timeIn(parent: JsonObject, name: string): number | undefined {
  const at = Date.parse(textIn(parent, name) ?? '');
  return Number.isNaN(at) ? undefined : at;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueIn(parent: JsonObject, name: string): unknown {
  return Object.hasOwn(parent, name) ? parent[name] : undefined;
}
