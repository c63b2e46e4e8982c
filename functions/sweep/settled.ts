/** What came of some work, or the error that ended it. */
export type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** Waits for the end of some work, whatever it is. */
export async function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
}
