import type { Span } from './span.ts';

/** Where an agent reads what a reader of the ticket does not see. */
export const HIDDEN_PLACES = [
  'HTML comment',
  'attribute',
  'hidden element',
  'picture',
  'image description',
  'link title',
  'link reference',
] as const;

export type HiddenPlace = (typeof HIDDEN_PLACES)[number];

/** Where it is seen, by those who look. */
export type BuriedPlace = 'details' | 'code fence' | 'code';

/** A part of a text that Markdown or HTML do something with. */
export interface Part extends Span {
  readonly place: HiddenPlace | BuriedPlace;
}

/** Each alternative fails within its line, tag or bracket, so that no start is tried over the whole text. */
const NEXT = new RegExp(
  [
    '(?<comment><!--)',
    '^ {0,3}(?<fence>`{3,}|~{3,})',
    '(?<ticks>`+)',
    '<(?<tag>[a-z][a-z0-9]{0,15})(?<attributes>(?:[\\s/](?:"[^"]*"|\'[^\']*\'|[^"\'<>])*)?)>',
    '!\\[(?<alt>[^\\[\\]\\n]+)\\]',
    '\\]\\([^()\\s]*[ \\t]{1,4}(?<title>"[^"\\n]*"|\'[^\'\\n]*\'|\\([^()\\n]*\\))',
    '^ {0,3}(?<reference>\\[[^\\[\\]^\\n][^\\[\\]\\n]*\\]:[^\\n]*)',
  ].join('|'),
  'gim',
);

const ATTRIBUTE =
  /\b(?:alt|title|aria-[a-z]{1,20}|data-[a-z-]{1,20}|content|value|placeholder|summary|label|srcset)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/dgi;
const NOT_SHOWN =
  /\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|color\s*:\s*(?:white|transparent|#fff)|(?:max-)?(?:height|width)\s*[:=]\s*["']?0(?![.\d])/i;
const ENCLOSING: ReadonlyMap<string, Part['place']> = new Map([
  ['picture', 'picture'],
  ['template', 'hidden element'],
  ['script', 'hidden element'],
  ['style', 'hidden element'],
]);

/** Reads the markup from left to right: what opens first decides, so that a fence in a comment opens nothing. */
export function markup(text: string): readonly Part[] {
  const parts: Part[] = [];
  const add = (place: Part['place'], start: number, end: number) => {
    if (text.slice(start, end).trim() !== '') parts.push({ place, start, end });
  };
  /** What is opened in itself is searched for its end once. */
  const enclosed: Partial<Record<Part['place'], number>> = {};
  const enclose = (place: Part['place'], tag: string, start: number): number => {
    const known = enclosed[place] ?? -1;
    if (start < known) return known;
    const end = endOf(text, `</${tag}`, start);
    enclosed[place] = end;
    add(place, start, end);
    return end;
  };
  /** Ends of what is opened on this line, so that a line of backticks is not searched once for each of them. */
  let line = -1;

  NEXT.lastIndex = 0;
  for (let hit = NEXT.exec(text); hit !== null; hit = NEXT.exec(text)) {
    const { comment, fence, ticks, tag, attributes, alt, title, reference } = hit.groups ?? {};
    const from = NEXT.lastIndex;
    if (comment !== undefined) {
      const to = endOf(text, '-->', from);
      add('HTML comment', from, to);
      NEXT.lastIndex = to;
    } else if (fence !== undefined) {
      const to = Math.min(text.length, endOf(text, `\n${fence}`, from) + 1 + fence.length);
      parts.push({ place: 'code fence', start: hit.index, end: to });
      NEXT.lastIndex = to;
    } else if (ticks !== undefined) {
      if (line < from) line = endOf(text, '\n', from);
      const inside = text.slice(from, line).indexOf(ticks);
      if (inside < 0) continue;
      const to = from + inside + ticks.length;
      parts.push({ place: 'code', start: hit.index, end: to });
      NEXT.lastIndex = to;
    } else if (tag !== undefined && attributes !== undefined) {
      const name = tag.toLowerCase();
      const at = hit.index + 1 + tag.length;
      for (const { indices } of attributes.matchAll(ATTRIBUTE)) {
        const [start = 0, end = 0] = indices?.[1] ?? [];
        add(name === 'source' ? 'picture' : 'attribute', at + start, at + end);
      }
      const place = NOT_SHOWN.test(attributes) ? 'hidden element' : ENCLOSING.get(name);
      if (place !== undefined) {
        const to = enclose(place, tag, from);
        // What stands in a picture is markup again: the description of its image.
        if (place !== 'picture') NEXT.lastIndex = to;
      } else if (name === 'details') enclose('details', tag, from);
    } else if (alt !== undefined)
      add('image description', hit.index + 2, hit.index + 2 + alt.length);
    else if (title !== undefined) add('link title', from - title.length, from);
    else if (reference !== undefined) add('link reference', from - reference.length, from);
  }
  return parts;
}

/** Where it stands from there on; the end of the text when it does not. */
function endOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}
