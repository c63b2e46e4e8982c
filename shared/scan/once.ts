/** A value that is made when it is first asked for: most texts need little of what the scanner knows, and a function starts before any. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
