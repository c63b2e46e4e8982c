import { once } from '../once.ts';
import { DOUBLES } from './doubles.ts';
import { entityAt } from './entity.ts';
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
const dressed = once(
  () =>
    /^[\u00a0-\u024f\u1e00-\u1eff\u2070-\u209f\u2100-\u214f\u2460-\u24ff\u3000\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}]$/u,
);
const ACCENTED = /^[\u00a0-\u024f\u1e00-\u1eff]$/;
/** Strokes over and under Latin letters. The vowels of other scripts are marks, too, and stay. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/gu;
const RUN = /[\t\n\r -%'-~]+|&|[^\t\n\r -~]/gu;
const words = once(() => /[\p{L}\p{Nd}]+/gu);

/** The text in plain letters: entities decoded, accents gone, doubles and dressed-up letters as what they look like. */
export function fold(source: Traced): Traced {
  if (!NOT_PLAIN.test(source.text)) return source;
  const { text } = source;
  const made = tracer(source);
  const isForeign = foreignWords(text);
  let skipTo = 0;
  for (const { index, 0: run } of text.matchAll(RUN)) {
    if (index < skipTo) {
      if (index + run.length > skipTo) made.keep(skipTo, index + run.length);
      continue;
    }
    if (run === '&') {
      const entity = entityAt(text, index);
      skipTo = index + (entity?.length ?? 1);
      made.put(
        entity?.text ?? '&',
        index,
        skipTo,
        entity !== undefined && /\w/.test(entity.text) ? 2 : 0,
      );
    } else if (run.charCodeAt(0) < 0x80) made.keep(index, index + run.length);
    else {
      const { letters, odd } = plain(run, index, isForeign);
      if (letters === '') made.gap();
      made.put(letters, index, index + run.length, odd);
    }
  }
  return made.done();
}

interface Plain {
  readonly letters: string;
  readonly odd: Oddity;
}

/** What was found out of a character before. Bounded: a sender may try all that Unicode has. */
const undressed = new Map<string, Plain>();
const MAX_KNOWN = 4096;

function plain(character: string, at: number, isForeign: (at: number) => boolean): Plain {
  const letter = plainOf().get(character);
  if (letter !== undefined && !dressed().test(character)) {
    return isForeign(at) ? { letters: character, odd: 0 } : { letters: letter, odd: 2 };
  }
  const known = undressed.get(character) ?? undress(character);
  if (undressed.size < MAX_KNOWN) undressed.set(character, known);
  return known;
}

function undress(character: string): Plain {
  if (!dressed().test(character)) return { letters: character.replace(MARKS, ''), odd: 0 };
  const letters = character.normalize('NFKD').replace(MARKS, '');
  if (!/[a-z]/i.test(letters)) return { letters, odd: 0 };
  return { letters, odd: ACCENTED.test(character) ? 1 : 2 };
}

/**
 * Tells of a place whether its word is one of another script: it has no Latin letter, and either a letter without a
 * Latin double or a text around it that is not Latin either. Such words stay as they are.
 */
function foreignWords(text: string): (at: number) => boolean {
  let known: ReadonlySet<number> | undefined;
  return (at) => {
    known ??= foreignPlaces(text);
    return known.has(at);
  };
}

function foreignPlaces(text: string): ReadonlySet<number> {
  const foreign = new Set<number>();
  const isLatin = (text.match(/[A-Za-z]/g)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
  for (const { index, 0: word } of text.matchAll(words())) {
    if (/[A-Za-z]/.test(word) || !/[^\0-\x7f]/.test(word)) continue;
    if (isLatin && word.length > 1 && [...word].every((letter) => plainOf().has(letter))) continue;
    for (let at = index; at < index + word.length; at++) foreign.add(at);
  }
  return foreign;
}
