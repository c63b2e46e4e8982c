import { TicketsError } from '../tickets-error.ts';

/** One entry of `[a, b]`: its name, and how it was written (perhaps in quotes). */
interface Entry {
  readonly name: string;
  readonly written: string;
}

/** The names in a value such as `[a, b]`; a value without brackets is one name, `null` and nothing are none. */
export function readList(value: string | undefined): string[] {
  return entriesOf(value ?? '').map(({ name }) => name);
}

/** `[a, b]`. @throws TicketsError for a name that such a list cannot hold */
export function writeList(names: readonly string[]): string {
  return `[${names.map(writable).join(', ')}]`;
}

/** The value with some names taken out and others put in, without regard to case; the rest is left as it was written. */
export function changedList(
  value: string | undefined,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string {
  const kept = entriesOf(value ?? '').filter(({ name }) => !isIn(remove, name) || isIn(add, name));
  const names = kept.map(({ name }) => name);
  const added = add.filter((name) => !isIn(names, name)).map(writable);
  return `[${[...kept.map(({ written }) => written), ...added].join(', ')}]`;
}

function entriesOf(value: string): Entry[] {
  const trimmed = value.trim();
  const [, inner] = /^\[(.*)\]$/s.exec(trimmed) ?? [];
  if (inner === undefined)
    return trimmed === '' || trimmed === 'null' ? [] : [{ name: trimmed, written: trimmed }];
  return inner
    .split(',')
    .map((part) => part.trim())
    .map((written) => ({ name: written.replace(/^"+|"+$/g, '').replace(/^'+|'+$/g, ''), written }))
    .filter(({ name }) => name !== '');
}

function isIn(names: readonly string[], name: string): boolean {
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}

function writable(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && !/[,"'[\]]|\p{Cc}|[\u2028\u2029]/u.test(trimmed)) return trimmed;
  throw new TicketsError('invalid', `'${trimmed}' cannot stand in a list of the frontmatter`, {
    hint: 'Use a name without commas, brackets, quotes and line breaks.',
  });
}
