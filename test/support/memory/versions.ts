const KEEP_MS = 30 * 24 * 3_600_000;

/** Items that are written over the version that they were read as, and vanish after thirty days. */
export function versions<T extends { readonly version: number }>(
  id: (value: T) => string,
  now: () => number,
) {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const live = () =>
    [...kept.values()].filter(({ until }) => until > now()).map(({ value }) => value);
  return {
    all: (): T[] => structuredClone(live()),
    write(value: T): T | undefined {
      const there = live().find((each) => id(each) === id(value));
      if ((there?.version ?? 0) !== value.version) return undefined;
      const next = structuredClone({ ...value, version: value.version + 1 });
      kept.set(id(value), { value: next, until: now() + KEEP_MS });
      return structuredClone(next);
    },
  };
}
