import { TOKEN } from './token.ts';

const STICKY = new RegExp(TOKEN.source, 'uy');
/** Letters that `TOKEN` takes into one word before it looks for marks. */
const MAX_LETTERS = 41;
/** By character: 1 letters; 2 what goes on with a word, or may; 3 what begins no token; 0 all that has to be looked at. */
const KIND = new Uint8Array(128);
for (let at = 0; at < 26; at++) KIND.fill(1, 65 + at, 66 + at).fill(1, 97 + at, 98 + at);
for (const mark of "'_.:/@-(") KIND[mark.charCodeAt(0)] = 2;
for (const mark of " \t\n\r,.'_-/@)]}*&%+~^\\") {
  const code = mark.charCodeAt(0);
  if (KIND[code] === 0) KIND[code] = 3;
}

/** What `TOKEN` matches, one after the other; English words between spaces are read without it. */
export function tokens(text: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KIND[code] : 0;
    const end = kind === 1 ? plainEnd(text, at) : at;
    if (end > at) {
      found.push(text.slice(at, end));
      at = end;
    } else if (kind === 3) at++;
    else {
      STICKY.lastIndex = at;
      const [token] = STICKY.exec(text) ?? [];
      if (token !== undefined) found.push(token);
      at += token?.length ?? ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    }
  }
  return found;
}

/** Where a word of English letters ends that nothing goes on with; the start when it is not as simple as that. */
function plainEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && KIND[text.charCodeAt(end)] === 1) end++;
  const next = text.charCodeAt(end);
  if (end - start > MAX_LETTERS || next >= 128) return start;
  if (KIND[next] !== 2) return end;
  // A full stop, and no name in code.
  const after = text.charCodeAt(end + 1);
  return next === 0x2e && (after === 0x20 || after === 0x0a) && !isWww(text, start) ? end : start;
}

const isWww = (text: string, start: number) => text.startsWith('www.', start);
