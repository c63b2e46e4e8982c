import { A, keyIn, LETTERS } from './cipher-key.ts';
import type { Traced } from './traced.ts';
import { decoded } from './traced.ts';

/** A text that a child's cipher hides: letters moved on in the alphabet, or words written backwards. */
export interface Deciphered {
  readonly cipher: 'Caesar cipher' | 'reversed';
  readonly traced: Traced;
}

/** Each letter of the alphabet moved on by so many. */
function moved(text: string, by: number): string {
  const bytes = Buffer.from(text, 'utf16le');
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
  for (let at = 0; at < units.length; at++) {
    const code = units[at] ?? 0;
    const small = code | 0x20;
    if (small < A || small >= A + LETTERS) continue;
    units[at] = code - small + A + ((small - A + by) % LETTERS);
  }
  return bytes.toString('utf16le');
}

const backwards = (text: string) => [...text].reverse().join('');
const LINE = /[^\n]+/g;

/** Each line with a word that only a cipher explains, as it reads without. */
export function deciphered(source: Traced): readonly Deciphered[] {
  const found: Deciphered[] = [];
  if (keyIn(source.text) === undefined) return found;
  for (const { index, 0: line } of source.text.matchAll(LINE)) {
    const key = keyIn(line);
    if (key === undefined) continue;
    const at = { start: index, end: index + line.length };
    const [cipher, text] =
      key === 'backwards'
        ? (['reversed', backwards(line)] as const)
        : (['Caesar cipher', moved(line, LETTERS - key)] as const);
    found.push({ cipher, traced: decoded(text, source, at) });
  }
  return found;
}
