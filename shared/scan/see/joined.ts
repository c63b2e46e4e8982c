import type { Span } from './span.ts';
import type { Traced } from './traced.ts';

/** Stands between two texts: they are not one sentence. */
const BETWEEN = '\n\n';

/** Several texts as one, in their order; a span of it goes back to where its ends came from. */
export function joined(texts: readonly Traced[]): Traced {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length + BETWEEN.length;
  }
  const at = (index: number) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    const part = texts[low];
    const own = Math.min(index - (starts[low] ?? 0), Math.max(0, (part?.text.length ?? 1) - 1));
    return { part, one: { start: own, end: own + 1 } };
  };
  const origin = ({ start, end }: Span): Span => {
    const [from, to] = [at(start), at(end - 1)];
    return {
      start: from.part?.origin(from.one).start ?? 0,
      end: to.part?.origin(to.one).end ?? 0,
    };
  };
  return {
    text: texts.map(({ text }) => text).join(BETWEEN),
    origin,
    oddity: ({ start, end }) => {
      const { part, one } = at(start);
      const within = {
        start: one.start,
        end: Math.min(one.start + end - start, part?.text.length ?? 0),
      };
      return part?.oddity(within) ?? 0;
    },
  };
}
