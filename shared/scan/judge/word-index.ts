/** What is neither a letter nor told; 0 is not told, letters are 1..26. */
const OTHER = 27;
const LETTERS = new Uint8Array(128).fill(OTHER);
for (let letter = 1; letter <= 26; letter++) LETTERS.fill(letter, 64 + letter, 65 + letter);
LETTERS.copyWithin(97, 65, 91);
const MAX_BUCKETS = 8192;

/** Where the words of a text begin, by their first one, two and three letters. */
export interface WordIndex {
  /** How many there are, at most. */
  readonly count: (opening: number) => number;
  /** Adds to `into` all such places and, by chance, some others; in no order. */
  readonly collect: (opening: number, into: number[]) => void;
}

/** Letters as expressions see them that ignore case: `ſ` is an s, the sign of Kelvin a k. */
function letter(code: number): number {
  if (code < 128) return LETTERS[code] ?? OTHER;
  if (code === 0x17f) return 19;
  return code === 0x212a ? 11 : OTHER;
}

const key = (first: number, second: number, third: number) => (first << 10) | (second << 5) | third;

/** One to three letters as a number. */
export function openingOf(letters: string): number {
  const at = (place: number) => (place < letters.length ? letter(letters.charCodeAt(place)) : 0);
  return key(at(0), at(1), at(2));
}

/** Reads a text once. A word begins with a letter after what is no letter of ours, or with a digit after what is none. */
export function wordIndex(text: string): WordIndex {
  let buckets = 256;
  while (buckets < MAX_BUCKETS && buckets < text.length) buckets *= 2;
  const last = new Int32Array(buckets);
  const counts = new Int32Array(buckets);
  const starts: number[] = [0];
  const before: number[] = [0];
  const bucket = (opening: number) => (Math.imul(opening, 0x9e3779b1) >>> 16) & (buckets - 1);
  const add = (opening: number, at: number) => {
    const here = bucket(opening);
    before.push(last[here] ?? 0);
    counts[here] = (counts[here] ?? 0) + 1;
    last[here] = starts.push(at) - 1;
  };
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const first = letter(code);
    const begins = first < OTHER ? !isLetter(previous) : isDigit(code) && !isDigit(previous);
    previous = code;
    if (!begins) continue;
    const second = letter(text.charCodeAt(at + 1));
    add(key(first, 0, 0), at);
    add(key(first, second, 0), at);
    add(key(first, second, letter(text.charCodeAt(at + 2))), at);
  }
  return {
    count: (opening) => counts[bucket(opening)] ?? 0,
    collect: (opening, into) => {
      for (let one = last[bucket(opening)] ?? 0; one > 0; one = before[one] ?? 0) {
        into.push(starts[one] ?? 0);
      }
    },
  };
}

const isLetter = (code: number) => code < 128 && (LETTERS[code] ?? OTHER) < OTHER;
const isDigit = (code: number) => code >= 48 && code <= 57;
