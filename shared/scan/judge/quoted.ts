import type { Part } from '../see/markup.ts';
import type { Span } from '../see/span.ts';

const WORDS_OF_OTHERS = /^[ \t]{0,9}>[^\n]*|"[^"\n]*"|“[^“”\n]*”|«[^«»\n]*»/gm;

/** Tells whether a place of the ticket stands in a fence, a code span, a block quote or between quotation marks. */
export function quoted(text: string, parts: readonly Part[]): (place: Span) => boolean {
  const shown = new Uint8Array(text.length);
  for (const { place, start, end } of parts) {
    if (place === 'code' || place === 'code fence') shown.fill(1, start, end);
  }
  for (const words of text.matchAll(WORDS_OF_OTHERS)) {
    shown.fill(1, words.index, words.index + words[0].length);
  }
  return ({ start, end }) => shown[start] === 1 && shown[end - 1] === 1;
}
