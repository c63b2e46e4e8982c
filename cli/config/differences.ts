/** One place in which two configurations differ; what is absent on a side is `undefined` there. */
export interface Difference {
  /** `projects.shop.limits.concurrency`; projects go by their names. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Section = Readonly<Record<string, unknown>>;

/** What has to be changed in one configuration to make the other, section by section; nothing where they mean the same. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (same(before, after)) return [];
  const [one, other] = [sectionOf(before), sectionOf(after)];
  if (!one || !other || path.split('.').length > DEEPEST) {
    return [
      { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
    ];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return [
    ...keys.flatMap((key) =>
      differences(one[key], other[key], path === '' ? key : `${path}.${key}`),
    ),
    ...moved(before, after, path),
  ];
}

/** Deeper than any section of a configuration; what is written deeper is compared as a whole. */
const DEEPEST = 12;

/** The order of projects counts: the first that wants a ticket gets it. */
function moved(before: unknown, after: unknown, path: string): Difference[] {
  const [one, other] = [namesIn(before), namesIn(after)];
  if (!one || !other) return [];
  const kept = (names: readonly string[], by: readonly string[]) =>
    names.filter((name) => by.includes(name));
  const [was, is] = [kept(one, other), kept(other, one)];
  return same(was, is) ? [] : [{ path: `${path} (order)`, before: was, after: is }];
}

/** A section by its keys, a list of named things by their names. */
function sectionOf(value: unknown): Section | undefined {
  if (Array.isArray(value)) {
    const names = namesIn(value);
    return names && Object.fromEntries(value.map((each, at) => [names[at], each]));
  }
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

function namesIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = value.map((each) => each?.name);
  const named = names.every((name) => typeof name === 'string');
  return named && new Set(names).size === names.length ? names : undefined;
}

/** Whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
