import * as z from 'zod/mini';
import { acceptedKeys } from './accepted-keys.ts';
import { closest } from './closest.ts';
import { issueText } from './issue-text.ts';
import { pathText } from './wording.ts';

type Path = readonly PropertyKey[];

/** Something wrong, before it is known in which line. */
export interface Found {
  readonly path: Path;
  readonly sentence: string;
}

/**
 * Reads one part of the configuration. Where something is wrong the rest is still read, without the wrong places, so that what can only
 * be seen across parts is found in the same go; `value` is absent when too little is left.
 */
export function readPart<T>(
  schema: z.ZodMiniType<T>,
  raw: unknown,
  path: Path,
): { readonly value?: T; readonly found: readonly Found[] } {
  const first = z.safeParse(schema, raw);
  if (first.success) return { value: first.data, found: [] };
  const { issues } = first.error;
  const second = z.safeParse(schema, without(raw, issues));
  return {
    found: issues.flatMap((issue) => foundIn(issue, schema, raw, path)),
    ...(second.success ? { value: second.data } : {}),
  };
}

function foundIn(
  issue: z.core.$ZodIssue,
  schema: z.ZodMiniType,
  raw: unknown,
  base: Path,
): Found[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((option) => !option.some(isOtherType));
    const inside = meant?.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
    if (inside) return inside.flatMap((each) => foundIn(each, schema, raw, base));
  }
  if (issue.code !== 'unrecognized_keys') {
    return [{ path, sentence: issueText(issue, path, valueAt(raw, issue.path)) }];
  }
  const accepted = acceptedKeys(schema, issue.path);
  return issue.keys.map((key) => ({
    path: [...path, key],
    sentence: unknownKey(key, path, accepted),
  }));
}

/** The form of a union that somebody did not write: a list where there is a section. */
function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function unknownKey(key: string, path: Path, accepted: readonly string[]): string {
  const near = closest(key, accepted);
  const place = path.length > 0 ? ` in \`${pathText(path)}\`` : '';
  const hint = near ? `did you mean \`${near}\`?` : `accepted are ${accepted.join(', ')}`;
  return `Unknown key \`${key.slice(0, 60)}\`${place}: ${hint}`;
}

/** Without every key that has an issue; a list with a wrong entry goes as a whole. */
function without(raw: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(raw);
  for (const issue of issues) {
    const inList = issue.path.findIndex((key) => typeof key === 'number');
    const path = inList < 0 ? issue.path : issue.path.slice(0, inList);
    const keys = issue.code === 'unrecognized_keys' && inList < 0 ? issue.keys : path.slice(-1);
    const parent = valueAt(
      copy,
      issue.code === 'unrecognized_keys' && inList < 0 ? path : path.slice(0, -1),
    );
    if (typeof parent === 'object' && parent !== null)
      for (const key of keys) Reflect.deleteProperty(parent, key);
  }
  return copy;
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    raw,
  );
}
