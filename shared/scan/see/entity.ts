import { once } from '../once.ts';

const ofName = once(
  () =>
    new Map(
      Object.entries({
        ...{
          lt: '<',
          gt: '>',
          amp: '&',
          quot: '"',
          apos: "'",
          nbsp: ' ',
          tab: '\t',
          newline: '\n',
        },
        ...{
          lpar: '(',
          rpar: ')',
          colon: ':',
          sol: '/',
          period: '.',
          comma: ',',
          excl: '!',
          num: '#',
        },
        ...{
          grave: '`',
          lowbar: '_',
          equals: '=',
          dollar: '$',
          bsol: '\\',
          lbrack: '[',
          rbrack: ']',
        },
        ...{ zerowidthspace: '', shy: '', zwj: '', zwnj: '', lrm: '', rlm: '', invisiblecomma: '' },
      }),
    ),
);

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,16}));?/iy;

/** The HTML entity that begins there, if one does. */
export function entityAt(
  text: string,
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  ENTITY.lastIndex = at;
  const [entity = '', decimal, hex, name] = ENTITY.exec(text) ?? [];
  if (entity === '') return undefined;
  const named = name === undefined ? undefined : ofName().get(name.toLowerCase());
  if (name !== undefined) {
    return named === undefined || !entity.endsWith(';')
      ? undefined
      : { text: named, length: entity.length };
  }
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (point > 0x10ffff) return undefined;
  const character = String.fromCodePoint(point);
  return {
    text: character.replace(/\p{Default_Ignorable_Code_Point}/u, ''),
    length: entity.length,
  };
}
