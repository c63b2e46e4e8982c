import { once } from '../once.ts';
import { CHARGED } from './charged.ts';
import { oddStarts } from './odd-starts.ts';
import type { Traced } from './traced.ts';
import { tracer } from './tracer.ts';

const charged = once(() => new Set(CHARGED));
const leet = once(
  () => new Map([...'0o3e4a5s7t@a$s!i|l8b9g'.matchAll(/../g)].map(([pair]) => [pair[0], pair[1]])),
);
const SIGN = /[\d@$!|]/;
/** A word with a sign in it, or letters that stand apart: `pr0mpt`, `i g n o r e`. Tried where `oddStarts` says. */
const ODD =
  /(?:(?=[a-z]{0,16}[\d@$!|])[a-z@$!|\d]{5,16}|[a-z](?:[ ._*-]{1,3}[a-z]){4,})(?![\w@$|])/iy;
const APART = /^[a-z][ ._*-]/i;
const known = once(
  () => new RegExp(`(${CHARGED.toSorted((a, b) => b.length - a.length).join('|')}|your|all)`, 'g'),
);

/** The text with its leet words and its spaced letters written as anybody would. */
export function plainly(source: Traced): Traced {
  const { text } = source;
  const found = oddWords(text).flatMap(({ index, odd }) => {
    const word = APART.test(odd) ? together(odd) : unleeted(odd);
    return word === undefined ? [] : [{ index, odd, word }];
  });
  if (found.length === 0) return source;
  const made = tracer(source);
  let from = 0;
  for (const { index, odd, word } of found) {
    made.keep(from, index);
    made.put(word, index, index + odd.length, 2);
    from = index + odd.length;
  }
  made.keep(from, text.length);
  return made.done();
}

function oddWords(text: string): readonly { readonly index: number; readonly odd: string }[] {
  const found: { index: number; odd: string }[] = [];
  let end = 0;
  for (const index of oddStarts(text)) {
    if (index < end) continue;
    ODD.lastIndex = index;
    const [odd] = ODD.exec(text) ?? [];
    if (odd === undefined) continue;
    found.push({ index, odd });
    end = index + odd.length;
  }
  return found;
}

function unleeted(odd: string): string | undefined {
  if (!SIGN.test(odd) || !/[a-z]/i.test(odd)) return undefined;
  const letters = odd.toLowerCase().replace(/[^a-z1]/g, (sign) => leet().get(sign) ?? sign);
  return ['i', 'l'].map((one) => letters.replaceAll('1', one)).find((word) => charged().has(word));
}

/** Wider gaps are between words; where there are none, the words that we know are set apart. */
function together(odd: string): string | undefined {
  const words = odd.split(/[ ._*-]{2,3}/).map((word) => word.replace(/[ ._*-]/g, '').toLowerCase());
  const apart = words.join(' ').replace(known(), ' $1 ').replace(/ {2,}/g, ' ').trim();
  return charged().has(apart.split(' ')[0] ?? '') || / /.test(apart) ? apart : undefined;
}
