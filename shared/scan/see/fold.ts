import { once } from '../once.ts';
import { DOUBLES } from './doubles.ts';
import { entityAt } from './entity.ts';
import { foreignWords } from './foreign-words.ts';
import type { Oddity, Traced } from './traced.ts';
import { tracer } from './tracer.ts';

/** Besides Unicode's: what a reader takes for the letter, if not each font does. */
const NEARLY = 'IІΙӀ eε kκк tτт mм hн bвβ nηп vν oο pρ xχ iι uυ yу';

const plainOf = once(
  () =>
    new Map(
      `${DOUBLES} ${NEARLY}`
        .split(' ')
        .flatMap(([plain = '', ...letters]) => letters.map((letter) => [letter, plain] as const)),
    ),
);

const NOT_PLAIN = /[^\t\n\r -%'-~]/;
/** Accented, raised, circled, full-width, mathematical: by ranges, one at a time, as NFKD of a whole text is quadratic in ICU. */
const DRESSED =
  /^[\u00a0-\u024f\u1e00-\u1eff\u2070-\u209f\u2100-\u214f\u2460-\u24ff\u3000\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}]$/u;
const AMPERSAND = '&'.charCodeAt(0);
const ACCENTED = /^[\u00a0-\u024f\u1e00-\u1eff]$/;
/** Strokes over and under Latin letters. The vowels of other scripts are marks, too, and stay. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/gu;
/** The text in plain letters: entities decoded, accents gone, doubles and dressed-up letters as what they look like. */
export function fold(source: Traced): Traced {
  if (!NOT_PLAIN.test(source.text)) return source;
  const { text } = source;
  const made = tracer(source);
  const isForeign = foreignWords(text, hasDouble);
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    if (code === AMPERSAND) {
      const entity = entityAt(text, at);
      at += entity?.length ?? 1;
      const odd = entity !== undefined && /\w/.test(entity.text) ? 2 : 0;
      made.put(entity?.text ?? '&', start, at, odd);
    } else if (code < 0x80) {
      at = endOfAscii(text, at);
      made.keep(start, at);
    } else {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      const character = text.slice(start, at);
      const { letters, odd, isDouble } = plain(character);
      if (isDouble && isForeign(start)) made.put(character, start, at, 0);
      else {
        if (letters === '') made.gap();
        made.put(letters, start, at, odd);
      }
    }
  }
  return made.done();
}

function endOfAscii(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && text.charCodeAt(end) < 0x80 && text.charCodeAt(end) !== AMPERSAND) {
    end++;
  }
  return end;
}

interface Plain {
  readonly letters: string;
  readonly odd: Oddity;
  /** True: it may be at home in a word of another script. */
  readonly isDouble: boolean;
}

/** What was found out of a character before. Bounded: a sender may try all that Unicode has. */
const knownOf = new Map<string, Plain>();
const MAX_KNOWN = 4096;

const hasDouble = (character: string): boolean => plainOf().has(character);

function plain(character: string): Plain {
  const known = knownOf.get(character) ?? undress(character);
  if (knownOf.size < MAX_KNOWN) knownOf.set(character, known);
  return known;
}

function undress(character: string): Plain {
  if (!DRESSED.test(character)) {
    const double = plainOf().get(character);
    return double === undefined
      ? { letters: character.replace(MARKS, ''), odd: 0, isDouble: false }
      : { letters: double, odd: 2, isDouble: true };
  }
  const letters = character.normalize('NFKD').replace(MARKS, '');
  const odd = !/[a-z]/i.test(letters) ? 0 : ACCENTED.test(character) ? 1 : 2;
  return { letters, odd, isDouble: false };
}
