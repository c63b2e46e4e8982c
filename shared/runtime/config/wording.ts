/** A path as people read it: `projects[0].scan.mode`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  );
}

/** The last key of a path, with the places in lists that follow it: `labels[1]`. */
export function keyText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  const from = path.findLastIndex((key) => typeof key !== 'number');
  return `\`${pathText(path.slice(Math.max(0, from)))}\``;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const MAX_SHOWN_CHARS = 60;
/** At and below these nothing is ever shown: somebody may have written the secret itself. */
const SECRET_KEYS: readonly PropertyKey[] = ['secrets', 'credentials', 'secret'];

/** What stands in the file, in a few words; never what may be a secret. */
export function shown(value: unknown, path: readonly PropertyKey[]): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return `{${Object.keys(value).join(', ')}}`;
  if (path.some((key) => SECRET_KEYS.includes(key))) return 'something else';
  if (typeof value !== 'string') return String(value);
  if (/\/\/[^/]*@/.test(value)) return 'an address with a password';
  return `'${value.length > MAX_SHOWN_CHARS ? `${value.slice(0, MAX_SHOWN_CHARS)}…` : value}'`;
}
