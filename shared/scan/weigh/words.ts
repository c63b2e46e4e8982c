import { tokens } from './tokens.ts';

/** A word as it is weighed. */
export interface Word {
  readonly word: string;
  /** Written in capitals. */
  readonly loud: boolean;
}

const ADDRESS = /^(?:https?:|www\.)/i;
const MAIL = /@[\w-]{1,60}\.[a-z]/i;
const NAME_IN_CODE = /[_.:/()\d]|[a-z][A-Z]|-.*-/;

const LOWER = /^[a-z]+$/;

/** The words of a text. Addresses, mail addresses, numbers, names in code and marks like `[SYSTEM]` are each of one kind. */
export function words(text: string): readonly Word[] {
  const all: Word[] = [];
  for (const token of tokens(text)) {
    if (LOWER.test(token)) all.push({ word: token, loud: false });
    else if (!/^<\/?[a-z]/.test(token)) {
      all.push({ word: kindOf(token), loud: /^[A-Z]{4,}$/.test(token) });
    }
  }
  return all;
}

function kindOf(token: string): string {
  if (ADDRESS.test(token)) return '<url>';
  if (/^\d/.test(token)) return '<n>';
  if (/^[<[{(]./.test(token)) return '<mark>';
  if (!/^\p{L}/u.test(token)) return token;
  if (MAIL.test(token)) return '<mail>';
  return NAME_IN_CODE.test(token) ? '<id>' : token.toLowerCase().replace('’', "'");
}
