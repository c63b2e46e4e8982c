import { MAX_RAW_CHARS } from './raw.ts';

/** Shorter strings are names and states; an order to an agent has more to say. */
const MIN_PROSE_CHARS = 16;

/**
 * What an agent is handed besides the text, each once: the prose in the raw body that is not in the text, and those short strings of
 * `beside` that are more than a word.
 */
export function proseBeside(
  text: string,
  raw: string,
  beside: readonly string[],
): readonly string[] {
  // Of `beside` there may be very many: to look for each in the text would take longer than to scan it again.
  const unscanned = proseIn(raw).filter((each) => !text.includes(each));
  return [...new Set([...unscanned, ...beside.filter(hasWords)])];
}

/** The longer strings of several words, keys included, of the part of a JSON text that an agent is handed. Most strings are addresses. */
function proseIn(raw: string): readonly string[] {
  return literalsIn(raw.slice(0, MAX_RAW_CHARS)).map(unescaped).filter(hasWords);
}

function hasWords(text: string): boolean {
  return /\S\s+\S/.test(text);
}

/** The longer JSON strings as they are written, without their quotes; the last one may be cut off. By hand, as a pattern goes back at a cut. */
function literalsIn(json: string): readonly string[] {
  const literals: string[] = [];
  for (let quote = json.indexOf('"'); quote >= 0; ) {
    const end = endOf(json, quote + 1);
    if (end - quote > MIN_PROSE_CHARS) literals.push(json.slice(quote + 1, end));
    quote = json.indexOf('"', end + 1);
  }
  return literals;
}

function endOf(json: string, start: number): number {
  for (let end = json.indexOf('"', start); end >= 0; end = json.indexOf('"', end + 1)) {
    let run = end;
    while (run > start && json[run - 1] === '\\') run--;
    if ((end - run) % 2 === 0) return end;
  }
  return json.length;
}

/** Half an escape at a cut would leave all others as they are written, and what they hide unseen. */
const HALF_ESCAPE = /\\(?:u[\da-f]{0,3})?$/i;

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal;
  return parsed(literal) ?? parsed(literal.replace(HALF_ESCAPE, '')) ?? literal;
}

function parsed(literal: string): string | undefined {
  try {
    return JSON.parse(`"${literal}"`);
  } catch {
    return undefined;
  }
}
