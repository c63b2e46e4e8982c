const INVISIBLE = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\t\n\v\f\r]]+/gv;
const ZERO_WIDTH = /[\xad\u200b-\u200f\u2060-\u2064\ufeff]+/g;
const TAGS = /[\u{e0020}-\u{e007e}]+/gu;
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu;

/** The text without what takes no room on a screen: zero-width and bidi marks, tags, variation selectors, controls. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** The text with such characters named, for a person to read: `⟨U+200B×16⟩`. */
export const withInvisibleNamed = (text: string): string =>
  text.replace(INVISIBLE, (run) => {
    const points = [...run];
    const point = points[0]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return points.length === 1 ? `⟨U+${point}⟩` : `⟨U+${point}×${points.length}⟩`;
  });

/** What tag characters spell (U+E0041 is an invisible A). A flag of a region spells its code, and no more. */
export const spelledByTags = (text: string): string =>
  (text.match(TAGS) ?? []).map((run) => spelled(run)).join('');

/** What runs of variation selectors spell, one byte each: VS1 is 0, VS256 is 255. */
export const spelledBySelectors = (text: string): string =>
  (text.replace(ZERO_WIDTH, '').match(SELECTORS) ?? [])
    .map((run) => utf8(Array.from(run, byteOf)))
    .join('');

const spelled = (run: string) =>
  Array.from(run, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000)).join('');

const byteOf = (selector: string) => {
  const point = selector.codePointAt(0) ?? 0;
  return point <= 0xfe0f ? point - 0xfe00 : point - 0xe0100 + 16;
};

const utf8 = (bytes: readonly number[]) => new TextDecoder().decode(Uint8Array.from(bytes));
