import type { Line } from './lines.ts';
import { linesOf } from './lines.ts';

/** An `item.md`, line by line as it was written, with what its frontmatter says. */
export interface Item {
  readonly lines: readonly Line[];
  /** The index of the line that ends the frontmatter. */
  readonly closer: number;
  /** By key, as they are written; of a key that stands twice, the first. */
  readonly fields: ReadonlyMap<string, string>;
  /** Everything below the frontmatter. */
  readonly body: string;
}

/** What is wrong with a file, and where. */
export interface Flaw {
  readonly says: string;
  /** Counted from 1. */
  readonly line: number;
}

const FENCE = '---';

/**
 * Reads an `item.md`. The frontmatter is no YAML: a field is a line that begins with its key, up to the first `:`. What is indented
 * belongs to somebody else and is left as it is. A `---` in the body is text.
 */
export function readItem(text: string): Item | Flaw {
  const lines = linesOf(text);
  if (lines.length === 0) return { says: 'item.md is empty', line: 1 };
  if (lines[0]?.text !== FENCE) return { says: 'item.md missing frontmatter opener', line: 1 };
  const closer = lines.findIndex((line, at) => at > 0 && line.text === FENCE);
  if (closer < 0) return { says: 'item.md missing frontmatter closer', line: lines.length };
  const fields = new Map<string, string>();
  for (const line of lines.slice(1, closer)) {
    const field = fieldIn(line.text);
    if (field && !fields.has(field.key)) fields.set(field.key, field.value);
  }
  const body = lines.slice(closer + 1);
  return { lines, closer, fields, body: body.map(({ text: said, end }) => said + end).join('') };
}

/** The key and value of a line of frontmatter. */
export function fieldIn(
  line: string,
): { readonly key: string; readonly value: string } | undefined {
  const [, key, value] = /^([^\s:#][^:]*):(.*)$/s.exec(line) ?? [];
  return key === undefined || value === undefined
    ? undefined
    : { key: key.trimEnd(), value: value.trim() };
}
