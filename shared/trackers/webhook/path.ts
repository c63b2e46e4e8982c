/** The keys of a dot path; `\.` is a dot in a key: `labels.app\.kubernetes\.io/name`. */
export function keysOf(path: string): string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
}

const INDEX = /^\d+$/;

/** What stands at the end of the keys, `undefined` where nothing does. Only what the sender wrote: nothing inherited, no `length`. */
export function valueAt(body: unknown, keys: readonly string[]): unknown {
  let value: unknown = body;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && !INDEX.test(key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
