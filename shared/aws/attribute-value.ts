import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as the SDK speaks it. */
export type Item = Record<string, AttributeValue>;

/** JSON's values and bytes, as DynamoDB writes them. Fields that are `undefined` are left out. */
export function toValue(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      // Half a surrogate pair is no UTF-8. Who writes one takes it out first, to read what was written; this is the last who can.
      return { S: value.toWellFormed() };
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Expected a finite number, got ${value}`);
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      if (value instanceof Uint8Array) return { B: value };
      return Array.isArray(value) ? { L: value.map(toValue) } : { M: toItem(value) };
    default:
      throw new TypeError(`Expected a value that can be stored, got ${typeof value}`);
  }
}

export function toItem(fields: object): Item {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toValue(value)]),
  );
}

/** The other way. Sets are none of ours. */
export function fromValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.B !== undefined) return value.B;
  if (value.L !== undefined) return value.L.map(fromValue);
  if (value.M !== undefined) return fromItem(value.M);
  throw new TypeError(`Expected an attribute of ours, got ${Object.keys(value).join()}`);
}

export function fromItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromValue(value)]));
}
