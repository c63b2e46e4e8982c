import type { Span } from './span.ts';
import type { Oddity, Traced } from './traced.ts';

/** Builds a text out of pieces of another one, so that each unit knows which unit it came from. */
export interface Tracer {
  /** Takes a piece as it is. */
  keep(start: number, end: number): void;
  /** Puts something else in the place of a piece. */
  put(text: string, start: number, end: number, oddity: Oddity): void;
  /** Marks what comes next as odd: something was left out before it. */
  gap(): void;
  done(): Traced;
}

export function tracer(source: Traced): Tracer {
  const pieces: string[] = [];
  let from = new Int32Array(source.text.length + 8);
  let to = new Int32Array(source.text.length + 8);
  let odd = new Uint8Array(source.text.length + 8);
  let length = 0;
  let afterGap = false;

  const reserve = (more: number) => {
    if (length + more <= from.length) return;
    const size = (length + more) * 2;
    const [starts, ends, oddities] = [
      new Int32Array(size),
      new Int32Array(size),
      new Uint8Array(size),
    ];
    starts.set(from);
    ends.set(to);
    oddities.set(odd);
    [from, to, odd] = [starts, ends, oddities];
  };
  const begin = (text: string, oddity: Oddity) => {
    reserve(text.length);
    pieces.push(text);
    if (text.length === 1) odd[length] = oddity;
    else odd.fill(oddity, length, length + text.length);
    if (afterGap && text !== '') {
      odd[length] = 2;
      afterGap = false;
    }
  };
  return {
    keep: (start, end) => {
      begin(source.text.slice(start, end), 0);
      for (let at = start; at < end; at++) {
        from[length] = at;
        to[length++] = at + 1;
      }
    },
    put: (text, start, end, oddity) => {
      begin(text, oddity);
      for (let at = 0; at < text.length; at++) {
        from[length] = start;
        to[length++] = end;
      }
    },
    gap: () => {
      afterGap = true;
    },
    done: () => {
      const before = ({ start, end }: Span): Span => ({
        start: from[start] ?? source.text.length,
        end: end <= start ? (from[start] ?? 0) : (to[end - 1] ?? 0),
      });
      return {
        text: pieces.join(''),
        origin: (span) => source.origin(before(span)),
        oddity: (span) => {
          const here = odd.subarray(span.start, span.end);
          if (here.includes(2)) return 2;
          const below = source.oddity(before(span));
          return below === 0 && here.includes(1) ? 1 : below;
        },
      };
    },
  };
}
