/** What is written in texts about software: names in code, code, headings, check boxes, versions. At one place. */
const TECHNICAL =
  /[A-Za-z]\w{0,60}(?:[_.\\/:]\w{1,60}|\(\))|`|^#{1,5} |^[-*] \[.\]|\b[vV]?\d{1,5}\.\d|\b[a-z]{1,40}[A-Z]/my;
/** From the first letter of a name to the mark that makes it one, at most. */
const REACH = 61;

const LETTER = 1;
/** Goes on with a word, and begins no name. */
const REST = 2;
const MARK = 4;
const KIND = new Uint8Array(128);
KIND.fill(LETTER, 65, 91).fill(LETTER, 97, 123).fill(REST, 48, 58);
KIND['_'.charCodeAt(0)] = REST;
for (const sign of '`#-*') KIND[sign.charCodeAt(0)] = MARK;

/**
 * How much of that is in a text, `most` at most. Tried at the first letter of a word, and within it where a name may begin: to
 * try each letter of a long word would take as often as it has letters.
 */
export function technicalIn(text: string, most: number): number {
  let found = 0;
  let at = 0;
  while (at < text.length && found < most) {
    const kind = kindAt(text, at);
    if (kind === 0) {
      at++;
      continue;
    }
    let end = isTechnical(text, at);
    const last = kind === MARK ? at + 1 : endOfWord(text, at);
    if (end === 0 && kind !== MARK) {
      const name = nameIn(text, at + 1, last);
      end = name === undefined ? 0 : isTechnical(text, name);
    }
    if (end > 0) found++;
    at = end > 0 ? end : last;
  }
  return found;
}

/** Where it ends that begins there; 0 when none does. */
function isTechnical(text: string, at: number): number {
  TECHNICAL.lastIndex = at;
  return TECHNICAL.test(text) ? TECHNICAL.lastIndex : 0;
}

/** The first letter of a name in a word, which goes on for as far as it may reach to a mark. */
function nameIn(text: string, from: number, end: number): number | undefined {
  let mark = from;
  for (let at = from; at < end; at++) {
    if (kindAt(text, at) !== LETTER) continue;
    if (mark <= at) mark = nextMark(text, at + 1, end);
    if (mark > end) return undefined;
    if (mark - at <= REACH) return at;
  }
  return undefined;
}

/** Where an underscore goes on, or what comes after the word; behind its end when there is none. */
function nextMark(text: string, from: number, end: number): number {
  const joint = text.indexOf('_', from);
  if (joint >= 0 && joint + 1 < end) return joint;
  if (text.startsWith('()', end)) return end;
  return '.\\/:'.includes(text.charAt(end) || ' ') && isOfWord(text, end + 1) ? end : end + 1;
}

function endOfWord(text: string, from: number): number {
  let end = from + 1;
  while (isOfWord(text, end)) end++;
  return end;
}

const isOfWord = (text: string, at: number): boolean => (kindAt(text, at) & (LETTER | REST)) !== 0;

function kindAt(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : 128;
  return code < 128 ? (KIND[code] ?? 0) : 0;
}
