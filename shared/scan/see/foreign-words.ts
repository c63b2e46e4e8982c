import { once } from '../once.ts';

const words = once(() => /[\p{L}\p{Nd}]+/gu);
const letters = once(() => /\p{L}+/gu);

/**
 * Tells of a place whether its word is one of another script: it has no Latin letter, and either a letter without a
 * Latin double or a text around it that is not Latin either. Such words stay as they are.
 */
export function foreignWords(
  text: string,
  hasDouble: (character: string) => boolean,
): (at: number) => boolean {
  const known = once(() => foreignPlaces(text, hasDouble));
  return (at) => known()[at] === 1;
}

function foreignPlaces(text: string, hasDouble: (character: string) => boolean): Uint8Array {
  const foreign = new Uint8Array(text.length);
  const isLatin = mostlyLatin(text);
  for (const { index, 0: word } of text.matchAll(words())) {
    if (/[A-Za-z]/.test(word) || !/[^\0-\x7f]/.test(word)) continue;
    if (isLatin && word.length > 1 && all(word, hasDouble)) continue;
    foreign.fill(1, index, index + word.length);
  }
  return foreign;
}

function all(word: string, hasDouble: (character: string) => boolean): boolean {
  for (const character of word) if (!hasDouble(character)) return false;
  return true;
}

/** More than half of its letters are of the English alphabet. */
function mostlyLatin(text: string): boolean {
  let latin = 0;
  let others = 0;
  for (const [run] of text.matchAll(letters())) {
    for (let at = 0; at < run.length; at++) {
      const code = run.charCodeAt(at);
      if (code < 0x80) latin++;
      // Of a letter of two units the first counts.
      else if (code < 0xdc00 || code > 0xdfff) others++;
    }
  }
  return latin > others;
}
