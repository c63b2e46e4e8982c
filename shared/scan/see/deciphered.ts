import { CHARGED } from './charged.ts';
import type { Traced } from './traced.ts';
import { slice } from './traced.ts';
import { tracer } from './tracer.ts';

/** A text that a child's cipher hides: letters moved on in the alphabet, or words written backwards. */
export interface Deciphered {
  readonly cipher: 'Caesar cipher' | 'reversed';
  readonly traced: Traced;
}

const A = 'a'.charCodeAt(0);
const LETTERS = 26;
/** A shift of 1..25, or 0 for backwards. */
type Key = number;

const moved = (text: string, by: number) =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter < 'a' ? A - 32 : A;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % LETTERS) + base);
  });
const backwards = (text: string) => [...text].reverse().join('');

/** What the charged words look like under each key. Short words look like others by chance. Made when it is first needed. */
let keys: ReadonlyMap<string, Key> | undefined;
const keysOfWords = (): ReadonlyMap<string, Key> =>
  new Map(
    CHARGED.filter((word) => word.length > 5).flatMap((word): (readonly [string, Key])[] => [
      [backwards(word), 0],
      ...Array.from({ length: LETTERS - 1 }, (_, at) => [moved(word, at + 1), at + 1] as const),
    ]),
  );
const LINE = /[^\n]+/g;
const WORD = /[a-z]{6,14}/gi;

/** Each line with a word that only a cipher explains, as it reads without. */
export function deciphered(source: Traced): readonly Deciphered[] {
  const found: Deciphered[] = [];
  if (keyIn(source.text) === undefined) return found;
  for (const { index, 0: line } of source.text.matchAll(LINE)) {
    const key = keyIn(line);
    if (key === undefined) continue;
    const part = slice(source, index, index + line.length);
    const made = tracer(part);
    made.put(key === 0 ? backwards(line) : moved(line, LETTERS - key), 0, line.length, 2);
    found.push({ cipher: key === 0 ? 'reversed' : 'Caesar cipher', traced: made.done() });
  }
  return found;
}

function keyIn(line: string): Key | undefined {
  keys ??= keysOfWords();
  WORD.lastIndex = 0;
  for (let word = WORD.exec(line); word !== null; word = WORD.exec(line)) {
    const key = keys.get(word[0].toLowerCase());
    if (key !== undefined) return key;
  }
  return undefined;
}
