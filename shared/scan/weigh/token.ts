import { once } from '../once.ts';

/** What a word, an address, a number or a mark that tells something looks like. */
const source = (letter: string, mark: string) =>
  String.raw`<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,400})?>|https?:\/\/[^\s()<>"']{1,400}|www\.[\w.-]{1,100}|` +
  String.raw`[${letter}][${letter}${mark}'’]{0,40}(?:[_.:/@-]\w{1,60}|\(\))*|\d+|[!?]{2,8}|` +
  String.raw`[<[{(]\/?[A-Z_]{4,24}[ >\]})]|["“”<>$#:;!?\x60|=]`;

/** Matches a token at one place. */
export const token = once(() => new RegExp(source('\\p{L}', '\\p{M}'), 'uy'));

/** The same in a text of ASCII; Unicode's letters take a millisecond to get ready. */
export const asciiToken = once(() => new RegExp(source('A-Za-z', ''), 'y'));
