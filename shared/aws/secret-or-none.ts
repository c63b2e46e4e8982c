/** The secret, or `undefined` where the error is one of those that mean that there is none. Any other is thrown on. */
export async function secretOrNone(
  none: readonly string[],
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && none.includes(error.name)) return undefined;
    throw error;
  }
}
