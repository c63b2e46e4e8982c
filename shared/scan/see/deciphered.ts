import { A, keyIn, LETTERS } from './cipher-key.ts';
import type { Traced } from './traced.ts';
import { slice } from './traced.ts';
import { tracer } from './tracer.ts';

/** A text that a child's cipher hides: letters moved on in the alphabet, or words written backwards. */
export interface Deciphered {
  readonly cipher: 'Caesar cipher' | 'reversed';
  readonly traced: Traced;
}

const moved = (text: string, by: number) =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter < 'a' ? A - 32 : A;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % LETTERS) + base);
  });
const backwards = (text: string) => [...text].reverse().join('');
const LINE = /[^\n]+/g;

/** Each line with a word that only a cipher explains, as it reads without. */
export function deciphered(source: Traced): readonly Deciphered[] {
  const found: Deciphered[] = [];
  if (keyIn(source.text) === undefined) return found;
  for (const { index, 0: line } of source.text.matchAll(LINE)) {
    const key = keyIn(line);
    if (key === undefined) continue;
    const part = slice(source, index, index + line.length);
    const made = tracer(part);
    made.put(key === 'backwards' ? backwards(line) : moved(line, LETTERS - key), 0, line.length, 2);
    found.push({ cipher: key === 'backwards' ? 'reversed' : 'Caesar cipher', traced: made.done() });
  }
  return found;
}
