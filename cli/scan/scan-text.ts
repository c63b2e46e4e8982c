import type { Finding, Verdict } from '../../shared/core/verdict.ts';
import { redacted } from '../../shared/scan/judge/redacted.ts';
import { scan } from '../../shared/scan/scan.ts';
import type { Answer } from '../command.ts';
import { section, stacked } from '../text/layout.ts';
import type { Colour, Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import { settings } from './settings.ts';

const COLOURS = {
  allow: 'green',
  hold: 'yellow',
  block: 'red',
} as const satisfies Record<Verdict['decision'], Colour>;
/** Characters shown on either side of what is marked. */
const AROUND = 60;

/** One text, judged, with what was seen marked where it stands. */
export function scanText(text: string): Answer {
  const verdict = scan({ text, author: '', labels: [] }, settings);
  return {
    exit: verdict.decision === 'allow' ? 'ok' : 'failed',
    json: verdict,
    text: (paint) => {
      const { decision, score, findings, ruleset } = verdict;
      const head = `${paint(COLOURS[decision], decision)}  ${score.toFixed(2)}  (${ruleset})`;
      return stacked(head, ...findings.map((finding) => shown(finding, text, paint)));
    },
  };
}

function shown({ rule, means, excerpt, at }: Finding, text: string, paint: Paint): string {
  if (at === undefined) return section(rule, `${means}\n${visible(excerpt)}`, paint);
  const where = at.place === 'text' ? `line ${at.line}` : `line ${at.line}, ${at.place}`;
  const read = at.place === 'text' ? '' : `\nreads: ${visible(excerpt)}`;
  const marked = marking(text, at, paint);
  return section(rule, `${means}\n${paint('dim', where)}  ${marked}${read}`, paint);
}

/** The place with whole words around it, without secrets, on one line; it stands between `»` and `«`. */
function marking(
  text: string,
  { start, end }: { start: number; end: number },
  paint: Paint,
): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const line = (part: string) =>
    visible(redacted(part.toWellFormed())).replace(/[\s\u23ce]+/g, ' ');
  const whole = {
    before: start > AROUND ? before.replace(/^\S+/, '') : before,
    after: end + AROUND < text.length ? after.replace(/\S+$/, '') : after,
  };
  const hit = line(text.slice(start, Math.min(end, start + 2 * AROUND)));
  return `${line(whole.before)}${paint('red', `»${hit}«`)}${line(whole.after)}`.trim();
}
