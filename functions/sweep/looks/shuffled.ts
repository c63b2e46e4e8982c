/** The same in any order, each order as likely as the others. */
export function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}
