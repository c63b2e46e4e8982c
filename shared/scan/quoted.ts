import { markup } from './markup.ts';
import type { Span } from './pattern.ts';

const WORDS_OF_OTHERS = /^[ \t]{0,9}>[^\n]*|"[^"\n]*"|“[^“”\n]*”|«[^«»\n]*»/gm;

/** Tells whether a place of the text stands in a fence, a code span, a block quote or between quotation marks. */
export function quoted(text: string): (place: Span) => boolean {
  const shown = new Uint8Array(text.length);
  for (const { start, end } of markup(text).code) shown.fill(1, start, end);
  for (const words of text.matchAll(WORDS_OF_OTHERS)) {
    shown.fill(1, words.index, words.index + words[0].length);
  }
  return ({ start, end }) => shown[start] === 1 && shown[end - 1] === 1;
}
