/** A word as it is weighed. */
export interface Word {
  readonly word: string;
  /** Written in capitals. */
  readonly loud: boolean;
}

const TOKEN =
  /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,400})?>|https?:\/\/[^\s()<>"']{1,400}|www\.[\w.-]{1,100}|[\p{L}][\p{L}\p{M}'’]{0,40}(?:[_.:/@-]\w{1,60}|\(\))*|\d+|[!?]{2,8}|[<[{(]\/?[A-Z_]{4,24}[ >\]})]|["“”<>$#:;!?`|=]/gu;

const ADDRESS = /^(?:https?:|www\.)/i;
const MAIL = /@[\w-]{1,60}\.[a-z]/i;
const NAME_IN_CODE = /[_.:/()\d]|[a-z][A-Z]|-.*-/;

/** The words of a text. Addresses, mail addresses, numbers, names in code and marks like `[SYSTEM]` are each of one kind. */
export const words = (text: string): readonly Word[] =>
  [...text.matchAll(TOKEN)]
    .filter(([token]) => !/^<\/?[a-z]/.test(token))
    .map(([token]) => ({ word: kindOf(token), loud: /^[A-Z]{4,}$/.test(token) }));

function kindOf(token: string): string {
  if (ADDRESS.test(token)) return '<url>';
  if (/^\d/.test(token)) return '<n>';
  if (/^[<[{(]./.test(token)) return '<mark>';
  if (!/^\p{L}/u.test(token)) return token;
  if (MAIL.test(token)) return '<mail>';
  return NAME_IN_CODE.test(token) ? '<id>' : token.toLowerCase().replace('’', "'");
}
