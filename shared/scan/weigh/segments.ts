import type { Seen, View } from '../see/see.ts';
import type { Span } from '../see/span.ts';

/** A piece of a text that is weighed on its own. */
export interface Segment {
  readonly view: View;
  /** In the view. */
  readonly span: Span;
  /** In the ticket. */
  readonly origin: Span;
  readonly text: string;
  /** Whether a reader of the ticket has it before his eyes as what it is, in code, or not at all. */
  readonly sight: 'open' | 'code' | 'hidden';
}

/** About two lines: in a longer piece an order is lost, a shorter one says too little. */
const MAX_CHARS = 240;
const LONGEST = MAX_CHARS * 1.25;
/** More paragraphs than that, and shorter than that on average. */
const MANY = 1024;
const CRUMBS = 24;
const PARAGRAPH = /\S[^\n]*(?:\n[ \t]*\S[^\n]*)*/g;
const STOPS = ['\n', '. ', '? ', '! '];

/** The pieces of all views; what is hidden in the text is weighed where it was found. */
export function segments({ views, parts }: Seen): readonly Segment[] {
  const isCode = within(parts.filter(({ place }) => place === 'code fence'));
  const isElsewhere = within(
    parts.filter(({ place }) => !['details', 'code fence', 'code'].includes(place)),
  );
  return views.flatMap((view) =>
    pieces(view.traced.text).flatMap((span) => {
      const origin = view.traced.origin(span);
      if (!view.hidden && isElsewhere(origin)) return [];
      const isHidden = view.hidden || view.traced.oddity(span) === 2;
      const sight = isHidden ? 'hidden' : isCode(origin) ? 'code' : 'open';
      const text = view.traced.text.slice(span.start, span.end);
      return [{ view, span, origin, text, sight }];
    }),
  );
}

/** Paragraphs, the longer ones cut where a line or a sentence ends. */
function pieces(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { index, 0: paragraph } of text.matchAll(PARAGRAPH)) {
    let start = 0;
    while (paragraph.length - start > LONGEST) {
      const reach = paragraph.slice(start, start + MAX_CHARS);
      const stop = Math.max(...STOPS.map((mark) => reach.lastIndexOf(mark))) + 1;
      const end = start + (stop > MAX_CHARS / 3 ? stop : MAX_CHARS);
      spans.push({ start: index + start, end: index + end });
      start = end;
    }
    spans.push({ start: index + start, end: index + paragraph.length });
  }
  return spans.length > MANY && text.length < spans.length * CRUMBS ? windows(text) : spans;
}

/** A text that is all crumbs is cut by length: to weigh each of ten thousand lines would take too long. */
const windows = (text: string): readonly Span[] =>
  Array.from({ length: Math.ceil(text.length / MAX_CHARS) }, (_, at) => ({
    start: at * MAX_CHARS,
    end: Math.min(text.length, (at + 1) * MAX_CHARS),
  }));

/** Whether all of a place stands in one of the parts, which come in ascending order. */
function within(parts: readonly Span[]): (place: Span) => boolean {
  return ({ start, end }) => {
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const part = parts[low - 1];
    return part !== undefined && end <= part.end;
  };
}
