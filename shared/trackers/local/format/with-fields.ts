import { TicketsError } from '../tickets-error.ts';
import type { Item } from './item.ts';
import { fieldIn } from './item.ts';

/**
 * The file with some fields changed: their lines alone, each with the end it had; what was not there comes last. Everything else,
 * unknown keys among it, stays as it was written.
 */
export function withFields(item: Item, changes: Readonly<Record<string, string>>): string {
  const [opener] = item.lines;
  const missing = new Set(Object.keys(changes));
  const head = item.lines.slice(0, item.closer).map(({ text, end }, at) => {
    const key = at === 0 ? undefined : fieldIn(text)?.key;
    if (key === undefined || !Object.hasOwn(changes, key)) return text + end;
    missing.delete(key);
    return fieldLine(key, changes[key] ?? '') + end;
  });
  const added = [...missing].map((key) => fieldLine(key, changes[key] ?? '') + (opener?.end ?? ''));
  const tail = item.lines.slice(item.closer).map(({ text, end }) => text + end);
  return [...head, ...added, ...tail].join('');
}

/** `key: value`, which must stay one line. */
export function fieldLine(key: string, value: string): string {
  if (/\p{Cc}|[\u2028\u2029]/u.test(value)) {
    throw new TicketsError('invalid', `The ${key} has a line break or a control character`, {
      hint: `Give \`${key}\` in one line of plain text.`,
    });
  }
  return `${key}: ${value.trim()}`;
}
