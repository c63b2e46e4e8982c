import type { Span } from './pattern.ts';

/** What Markdown and HTML do with parts of a text. */
export interface Markup {
  /** Kept from the reader's eyes, by the kind of place, with what stands there. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Shown as somebody's words or as code, in ascending order: fences and code spans. */
  readonly code: readonly Span[];
}

/** Each alternative fails within its line, tag or bracket, so that no start is tried over the whole text. */
const NEXT = new RegExp(
  [
    '(?<comment><!--)',
    '^ {0,3}(?<fence>`{3,}|~{3,})',
    '(?<ticks>`+)',
    '<(?<tag>[a-z][a-z0-9]{0,15})(?<attributes>(?:[\\s/](?:"[^"]*"|\'[^\']*\'|[^"\'<>])*)?)>',
    '!\\[(?<alt>[^\\[\\]\\n]+)\\]',
    '\\]\\([^()\\s]*[ \\t]{1,4}(?<title>"[^"\\n]*"|\'[^\'\\n]*\')',
    '^ {0,3}(?<reference>\\[[^\\[\\]^\\n][^\\[\\]\\n]*\\]:[^\\n]*)',
  ].join('|'),
  'gim',
);

const ATTRIBUTE =
  /\b(?:alt|title|aria-[a-z]{1,20}|data-[a-z-]{1,20}|content|value|placeholder)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const NOT_SHOWN =
  /\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|color\s*:\s*(?:white|transparent|#fff)/i;

/** Reads the markup from left to right: what opens first decides, so that a fence in a comment opens nothing. */
export function markup(text: string): Markup {
  const hidden = new Map<string, string[]>();
  const hide = (place: string, inside: string | undefined) => {
    if (inside === undefined || inside.trim() === '') return;
    const parts = hidden.get(place);
    if (parts === undefined) hidden.set(place, [inside]);
    else parts.push(inside);
  };
  const code: Span[] = [];
  let line = -1;

  NEXT.lastIndex = 0;
  for (let hit = NEXT.exec(text); hit !== null; hit = NEXT.exec(text)) {
    const { comment, fence, ticks, tag, attributes, alt, title, reference } = hit.groups ?? {};
    const from = NEXT.lastIndex;
    if (comment !== undefined) {
      const to = endOf(text, '-->', from);
      hide('HTML comment', text.slice(from, to));
      NEXT.lastIndex = to;
    } else if (fence !== undefined) {
      const to = Math.min(text.length, endOf(text, `\n${fence}`, from) + 1 + fence.length);
      code.push({ start: hit.index, end: to });
      NEXT.lastIndex = to;
    } else if (ticks !== undefined) {
      if (line < from) line = endOf(text, '\n', from);
      const inside = text.slice(from, line).indexOf(ticks);
      if (inside < 0) continue;
      const to = from + inside + ticks.length;
      code.push({ start: hit.index, end: to });
      NEXT.lastIndex = to;
    } else if (tag !== undefined && attributes !== undefined) {
      for (const [, value] of attributes.matchAll(ATTRIBUTE)) hide('attribute', value);
      if (!NOT_SHOWN.test(attributes)) continue;
      const to = endOf(text, `</${tag}`, from);
      hide('hidden element', text.slice(from, to));
      NEXT.lastIndex = to;
    } else if (alt !== undefined) hide('image description', alt);
    else if (title !== undefined) hide('link title', title);
    else hide('link reference', reference);
  }
  return { hidden, code };
}

/** Where it stands from there on; the end of the text when it does not. */
function endOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}
