import { cut } from './cut.ts';

/** A service's words in one line for people who read a ticket: without ARNs and account numbers. */
export function inPublic(words: string, maxChars: number): string {
  const line = words
    .replace(/\barn:[^\s,;'")]+/g, '…')
    .replace(/(?<!\d)\d{12}(?!\d)/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(line, maxChars);
}
