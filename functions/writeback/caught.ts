/** What came of a call, where what it threw is not the end. */
export type Caught<T> = { readonly value: T } | { readonly error: unknown };

export async function caught<T>(call: () => Promise<T>): Promise<Caught<T>> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error };
  }
}
