/** What the vendor's type says of a payload, with nothing proven but the names of its fields. */
export type Unproven<T> = { readonly [K in keyof T]?: unknown };

/** An object inside a payload; an empty one where there is none, so that every field of it is simply missing. */
export function part<T>(value: unknown): Unproven<T> {
  return isPart<T>(value) ? value : {};
}

/** The objects of a list, written as `[…]` or, as in GraphQL, as `{ nodes: […] }`. */
export function parts<T>(value: unknown): readonly Unproven<T>[] {
  const list = Array.isArray(value) ? value : part<{ nodes: unknown }>(value).nodes;
  return Array.isArray(list) ? list.filter((item) => isPart<T>(item)) : [];
}

/** A text that says something. Half a surrogate pair, which JSON can spell and UTF-8 cannot, becomes U+FFFD: what is scanned must be what is sent. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
}

/** The texts of a list; `undefined` where there is no list. */
export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'string').map((item) => item.toWellFormed())
    : undefined;
}

function isPart<T>(value: unknown): value is Unproven<T> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
