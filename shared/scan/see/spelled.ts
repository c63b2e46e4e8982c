import { once } from '../once.ts';
import type { Span } from './span.ts';

/** What invisible characters spell, and where they stand. */
export interface Spelled {
  readonly text: string;
  readonly at: Span;
}

/** One way to write letters with characters that nobody sees. */
interface Alphabet {
  readonly runs: RegExp;
  readonly read: (run: string) => string;
}

const TAG = '\\u{e0020}-\\u{e007e}';
const BETWEEN = '[\\xad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]{0,8}';
const MORE_TAGS = `(?:${BETWEEN}[${TAG}])`;

const alphabets = once((): readonly Alphabet[] => [
  {
    // Tags: U+E0041 is an invisible A. A flag of a region spells its code, and no more.
    runs: new RegExp(
      `(?<![\\u{1f3f4}${TAG}])[${TAG}]${MORE_TAGS}{3,}|[${TAG}]${MORE_TAGS}{7,}`,
      'gu',
    ),
    read: (run) => points(run, 0xe0020, 0xe007e, (point) => point - 0xe0000),
  },
  {
    // Variation selectors, one byte each: VS1 is 0, VS256 is 255.
    runs: new RegExp(
      `[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}](?:${BETWEEN}[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]){3,}`,
      'gu',
    ),
    read: (run) =>
      utf8(
        Array.from(run, (character) => character.codePointAt(0) ?? 0).flatMap((point) => {
          if (point >= 0xfe00 && point <= 0xfe0f) return [point - 0xfe00];
          return point >= 0xe0100 ? [point - 0xe0100 + 16] : [];
        }),
      ),
  },
  {
    // Bits, two zero-width characters as 0 and 1, in either order.
    runs: /[\u200b-\u200d\u2060-\u2064\ufeff]{16,}/g,
    read: (run) => bits(run),
  },
]);

/** All that is spelled by invisible characters. */
export const spelledIn = (text: string): readonly Spelled[] =>
  alphabets().flatMap(({ runs, read }) =>
    [...text.matchAll(runs)].map(({ index, 0: run }) => ({
      text: read(run),
      at: { start: index, end: index + run.length },
    })),
  );

function points(run: string, low: number, high: number, read: (point: number) => number): string {
  return Array.from(run, (character) => character.codePointAt(0) ?? 0)
    .filter((point) => point >= low && point <= high)
    .map((point) => String.fromCharCode(read(point)))
    .join('');
}

function bits(run: string): string {
  const kinds = [...new Set(run)];
  if (kinds.length < 2 || kinds.length > 3) return '';
  const [first = '', second = ''] = kinds;
  const readings = [first, second].map((one) =>
    utf8(
      (
        run
          .replaceAll(kinds[2] ?? '', '')
          .replace(/./g, (bit) => (bit === one ? '1' : '0'))
          .match(/[01]{8}/g) ?? []
      ).map((byte) => Number.parseInt(byte, 2)),
    ),
  );
  return readings.find((reading) => /^[\x20-\x7e\s]{2,}$/.test(reading)) ?? '';
}

const utf8 = (bytes: readonly number[]) => new TextDecoder().decode(Uint8Array.from(bytes));
