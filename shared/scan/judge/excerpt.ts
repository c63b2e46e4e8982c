import { withInvisibleNamed, withoutInvisible } from '../see/invisible.ts';
import type { View } from '../see/see.ts';
import type { Span } from '../see/span.ts';
import { redacted } from './redacted.ts';

const MAX_EXCERPT_CHARS = 180;
const BEFORE = 40;
/** A secret may begin before the excerpt does: it is looked for from the last white space, this far back at most. */
const REACH = 400;

/** A place of a text with a little around it: made visible, redacted, on one line, short. Still a stranger's text. */
export function excerpt({ traced: { text }, place, hidden }: View, { start, end }: Span): string {
  const from = Math.max(0, start - BEFORE);
  const word =
    text
      .slice(Math.max(0, from - REACH), from)
      .split(/\s/)
      .at(-1) ?? '';
  const lead = withoutInvisible(word + text.slice(from, start));
  const hit = text.slice(start, Math.min(end, start + REACH));
  const seen = withoutInvisible(hit) || withInvisibleNamed(hit);
  const rest = withoutInvisible(text.slice(end, end + REACH));
  const line = redacted(lead + seen + rest)
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(hidden ? `${place}: ${line}` : line);
}

const shortened = (line: string): string =>
  (line.length <= MAX_EXCERPT_CHARS
    ? line
    : `${line.slice(0, MAX_EXCERPT_CHARS - 1)}…`
  ).toWellFormed();
