/** Between two pictures it joins them to one; anywhere else it is as hidden as the others. */
const JOINED =
  /(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})/u;

/** Controls (escape sequences begin with one), invisible and direction-changing characters, odd line ends, half characters. */
const HIDDEN = new RegExp(
  `${JOINED.source}|(?<hidden>[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}])`,
  'gu',
);

/**
 * Text from outside, fit for a terminal: what would move the cursor, change a colour, ring, hide or turn round is written out
 * (`\x1b`, `\u202e`). Line breaks stay; whoever prints it decides where they may be. The first thing done to every answer.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replaceAll('\t', '  ')
    .replace(HIDDEN, (char, hidden?: string) =>
      hidden === undefined || char === '\n' ? char : written(char),
    );
}

/** The same for every text in an answer. */
export function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(visibleIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [visible(key), visibleIn(inner)]),
  );
}

/** JSON for a terminal or a program: the same document, without a character that a terminal would act on. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function written(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
