import { once } from '../once.ts';
import type { Run } from './has-run.ts';

/** One way to write a text so that it has to be decoded before it can be read. */
export interface Encoding {
  readonly name: 'base64' | 'base32' | 'hex' | 'URL encoding' | 'escapes' | 'binary' | 'Morse code';
  /** What may be a text in it; with the flag `g`. None may repeat over what it can also start with. */
  readonly code: RegExp;
  /** What every code has in a row. */
  readonly run: Run;
  /** Undefined when it is none, after all. */
  readonly decode: (code: string) => string | undefined;
}

const morse = once(
  () =>
    new Map(
      (
        'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- ' +
        'w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.'
      )
        .split(' ')
        .map((each) => [each.slice(1), each.charAt(0)]),
    ),
);

const LARGE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const utf8 = once(() => new TextDecoder('utf-8', { fatal: true }));
const anyUtf8 = once(() => new TextDecoder());

/** Bytes as the text that they are, if they are one: of letters and what stands between them, for the most part. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8().decode(bytes);
    const words = text.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0;
    const others = [...text].length - words;
    return !/(?![\t\n\r])\p{Cc}/u.test(text) && others <= words * 0.6 ? text : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = (groups: readonly string[], radix: number) =>
  Uint8Array.from(groups, (group) => Number.parseInt(group, radix));

export const encodings: readonly Encoding[] = [
  {
    name: 'base64',
    run: { of: `${LARGE}${LARGE.toLowerCase()}${DIGITS}+/_-`, atLeast: 16 },
    code: /(?<![\w+/-])(?:[A-Za-z\d+/_-]{40,128}\n {0,8})*[A-Za-z\d+/_-]{16,}={0,2}/g,
    decode: (code) =>
      /[a-z]/.test(code) && /[A-Z]/.test(code)
        ? textOf(Buffer.from(code.replace(/\s/g, ''), 'base64'))
        : undefined,
  },
  {
    name: 'hex',
    run: { of: `${DIGITS}abcdefABCDEFxX\\ :,-`, atLeast: 16 },
    code: /(?<![\w])(?:0x)?[\da-f]{2}(?:(?:0x|\\x|[ :,-]{1,2}(?:0x)?)?[\da-f]{2}){7,}(?!\w)/gi,
    decode: (code) => textOf(bytesOf(code.replace(/0x|\\x/gi, '').match(/[\da-f]{2}/gi) ?? [], 16)),
  },
  {
    name: 'binary',
    run: { of: '01', atLeast: 8 },
    code: /(?<![\w])[01]{8}(?:[ ,]{0,2}[01]{8}){5,}(?!\w)/g,
    decode: (code) => textOf(bytesOf(code.match(/[01]{8}/g) ?? [], 2)),
  },
  {
    name: 'URL encoding',
    run: { of: '%', atLeast: 1 },
    code: /(?:%[\da-f]{2}[\w.~!*'()+-]{0,24}){4,}/gi,
    decode: (code) => {
      const plain = code
        .replaceAll('+', ' ')
        .replace(/(?:%[\da-f]{2})+/gi, (run) =>
          anyUtf8().decode(bytesOf(run.match(/[\da-f]{2}/gi) ?? [], 16)),
        );
      return plain.length * 2 < code.length || /\s/.test(plain) ? plain : undefined;
    },
  },
  {
    name: 'escapes',
    run: { of: '\\', atLeast: 1 },
    code: /(?:\\(?:u\{?[\da-f]{4,5}\}?|x[\da-f]{2})){4,}/gi,
    decode: (code) =>
      (code.match(/[\da-f]{4,5}|[\da-f]{2}/gi) ?? [])
        .map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
        .join(''),
  },
  {
    name: 'base32',
    run: { of: `${LARGE}234567`, atLeast: 24 },
    code: /(?<![\w+/])[A-Z2-7]{24,}={0,6}(?!\w)/g,
    decode: (code) => {
      const letters = `${LARGE}234567`;
      const bits = Array.from(code.replace(/=/g, ''), (letter) =>
        letters.indexOf(letter).toString(2).padStart(5, '0'),
      ).join('');
      return /\d/.test(code) ? textOf(bytesOf(bits.match(/[01]{8}/g) ?? [], 2)) : undefined;
    },
  },
  {
    name: 'Morse code',
    run: { of: '.-/ ', atLeast: 19 },
    code: /(?<![.\-\w])[.-]{1,5}(?: (?:\/ )?[.-]{1,5}){9,}(?![.\-\w])/g,
    decode: (code) => {
      const words = code.split(' / ').map((word) => word.split(' '));
      const isMorse = words.flat().every((letter) => morse().has(letter));
      return isMorse && new Set(words.flat()).size > 4
        ? words.map((word) => word.map((letter) => morse().get(letter)).join('')).join(' ')
        : undefined;
    },
  },
];
