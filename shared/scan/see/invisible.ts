import { once } from '../once.ts';
import type { Traced } from './traced.ts';
import { tracer } from './tracer.ts';

const invisible = once(() => /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\t\n\v\f\r]]+/gv);
const NOT_PLAIN = /[^\t\n\v\f\r -~]/;
const LETTER = /[A-Za-z]/;

/** The text without what takes no room on a screen: zero-width and bidi marks, tags, variation selectors, controls. */
export const withoutInvisible = (text: string): string =>
  NOT_PLAIN.test(text) ? text.replace(invisible(), '') : text;

/** The same with the way back. Between two letters such a character is odd; beside an emoji or in Arabic it is at home. */
export function shown(source: Traced): Traced {
  const { text } = source;
  if (!NOT_PLAIN.test(text) || text.search(invisible()) < 0) return source;
  const made = tracer(source);
  let from = 0;
  for (const { index, 0: run } of text.matchAll(invisible())) {
    made.keep(from, index);
    from = index + run.length;
    if (LETTER.test(text[index - 1] ?? '') && LETTER.test(text[from] ?? '')) made.gap();
  }
  made.keep(from, text.length);
  return made.done();
}

/** The text with such characters named, for a person to read: `⟨U+200B×16⟩`. */
export const withInvisibleNamed = (text: string): string =>
  text.replace(invisible(), (run) => {
    const points = [...run];
    const point = points[0]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return points.length === 1 ? `⟨U+${point}⟩` : `⟨U+${point}×${points.length}⟩`;
  });
