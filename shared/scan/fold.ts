import { withoutInvisible } from './invisible.ts';

/** Letters of other scripts that look like Latin ones, each before its double. */
const DOUBLES = new Map(
  (
    'аa еe оo рp сc уy хx іi ѕs јj ԁd һh ӏl ԛq ԝw ɡg ɩi ոn սu ցg ɑa ʀr ɴn ᴏo ᴠv ᴡw ᴢz ᴄc ' +
    'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ ' +
    'αa εe ιi κk νv οo ρp τt υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const NAMED = new Map(
  Object.entries({
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    tab: '\t',
    newline: '\n',
  }),
);

const LOOK_ALIKE = new RegExp(`[${[...DOUBLES.keys()].join('')}]`, 'g');
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,7}));/gi;
/** Accented, raised, circled, full-width, mathematical. By range: the whole text through NFKD is quadratic in ICU. */
const DRESSED =
  /[\u00a0-\u024f\u1e00-\u1eff\u2070-\u209f\u2100-\u214f\u2460-\u24ff\u3000\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f169}]+/gu;
const MARKS = /\p{Mn}+/gu;
const PLAIN = /^[\t\n\r -%'-~]*$/;

/** The text in plain letters: entities decoded, invisible characters and accents gone, doubles as what they look like. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutInvisible(text.replace(ENTITY, decoded))
    .replace(MARKS, '')
    .replace(DRESSED, (run) => run.normalize('NFKD').replace(MARKS, ''))
    .replace(LOOK_ALIKE, (letter) => DOUBLES.get(letter) ?? letter);
}

function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? entity;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
}
