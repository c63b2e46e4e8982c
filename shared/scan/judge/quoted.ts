import type { Part } from '../see/markup.ts';
import type { Span } from '../see/span.ts';

const WORDS_OF_OTHERS = /^[ \t]{0,9}>[^\n]*|"[^"\n]*"|“[^“”\n]*”|«[^«»\n]*»/gm;

/** Tells whether a place of the ticket stands in a fence, a code span, a block quote or between quotation marks. */
export function quoted(text: string, parts: readonly Part[]): (place: Span) => boolean {
  let known: Uint8Array | undefined;
  return ({ start, end }) => {
    known ??= shownIn(text, parts);
    return known[start] === 1 && known[end - 1] === 1;
  };
}

function shownIn(text: string, parts: readonly Part[]): Uint8Array {
  const shown = new Uint8Array(text.length);
  for (const { place, start, end } of parts) {
    if (place === 'code' || place === 'code fence') shown.fill(1, start, end);
  }
  for (const words of text.matchAll(WORDS_OF_OTHERS)) {
    shown.fill(1, words.index, words.index + words[0].length);
  }
  return shown;
}
