/**
 * The fewest of `all` with which something still holds, as far as leaving out one after the other shows it. `all` itself when it does not
 * hold for these.
 */
export async function minimize<T>(
  all: readonly T[],
  holds: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  for (const one of all) {
    const others = all.filter((each) => each !== one);
    if (await holds(others)) return minimize(others, holds);
  }
  return all;
}
