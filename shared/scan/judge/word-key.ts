/** What is no letter; letters are 1..26, and 0 is not told. */
export const OTHER = 27;
const LETTERS = new Uint8Array(128).fill(OTHER);
for (let letter = 1; letter <= 26; letter++) LETTERS.fill(letter, 64 + letter, 65 + letter);
LETTERS.copyWithin(97, 65, 91);

/** Keys there are. */
export const KEYS = 1 << 15;

/** Letters as expressions see them that ignore case: `ſ` is an s, the sign of Kelvin a k. */
export function letterOf(code: number): number {
  if (code < 128) return LETTERS[code] ?? OTHER;
  if (code === 0x17f) return 19;
  return code === 0x212a ? 11 : OTHER;
}

/** One to three letters as a number; the other ones are 0. */
export const wordKey = (first: number, second: number, third: number): number =>
  (first << 10) | (second << 5) | third;
