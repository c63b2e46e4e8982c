import type { Finding, Scanner, ScanSettings, Verdict } from '../core/verdict.ts';
import type { Evidence } from './evidence.ts';
import { evidence } from './evidence.ts';
import { excerpt } from './judge/excerpt.ts';
import type { Sighting } from './judge/look.ts';
import { RULESET, rules } from './judge/rules.ts';
import { HELD_SCORE, score } from './score.ts';
import type { Model } from './weigh/model.ts';

/** UTF-16 units. A longer text is held for a person: cutting it would hide the rest from the scan. */
const MAX_TEXT_CHARS = 65_536;
const WEIGHED = 'weighed.orders';
const ruleOf = (id: string) => rules.filter((rule) => rule.id === id);

/** The scanner on some weights; they are asked for when the first text is weighed. */
export const scannerWith =
  (model: () => Model): Scanner =>
  (input, settings) => {
    if (settings.mode === 'off') {
      return { decision: 'allow', score: 0, findings: [], ruleset: 'none' };
    }
    if (input.text.length > MAX_TEXT_CHARS) return tooLong(input.text);
    const found = evidence(input.text, model());
    const total = score(found);
    const decision = decide(total, settings.threshold);
    const lowered = decision === 'block' && isSpared(input, found, settings);
    return {
      decision: lowered ? 'hold' : decision,
      score: total,
      findings: sightingsOf(found, settings.threshold).map((each) => finding(each, input.text)),
      ruleset: RULESET,
    };
  };

/** A threshold that is not a number blocks. */
function decide(total: number, threshold: number): Verdict['decision'] {
  if (total < (threshold * 2) / 3) return 'allow';
  return total < threshold ? 'hold' : 'block';
}

/** Whether the mode or an allow-list turns a block into a hold. An allowed rule does when the rest would not block. */
function isSpared(
  { author, labels }: Parameters<Scanner>[0],
  found: Evidence,
  { mode, threshold, allow }: ScanSettings,
): boolean {
  if (mode === 'flag' || named(allow.authors, author)) return true;
  if (labels.some((label) => named(allow.labels, label))) return true;
  if (allow.rules.length === 0) return false;
  const { weighed } = found;
  const rest: Evidence = {
    sightings: found.sightings.filter(({ rule }) => !named(allow.rules, rule.id)),
    ...(weighed === undefined || named(allow.rules, WEIGHED) ? {} : { weighed }),
  };
  return decide(score(rest), threshold) !== 'block';
}

const named = (list: readonly string[], name: string): boolean =>
  list.some((entry) => entry.toLowerCase() === name.toLowerCase());

/** What the rules saw, and the heaviest piece when it would not have passed alone. */
function sightingsOf(found: Evidence, threshold: number): readonly Sighting[] {
  const { sightings, weighed } = found;
  if (weighed === undefined) return sightings;
  const isHeavy = decide(score({ sightings: [], weighed }), threshold) !== 'allow';
  const isNeeded =
    decide(score({ sightings }), threshold) === 'allow' &&
    decide(score(found), threshold) !== 'allow';
  if (!isHeavy && !isNeeded) return sightings;
  const { view, span } = weighed.segment;
  return [
    ...sightings,
    ...ruleOf(WEIGHED).map((rule) => ({ rule, view, span, quoted: weighed.quoted })),
  ];
}

function finding({ rule, view, span }: Sighting, text: string): Finding {
  const { start, end } = view.traced.origin(span);
  const line = text.slice(0, start).split('\n').length;
  return {
    rule: rule.id,
    means: rule.means,
    excerpt: excerpt(view, span),
    at: { place: view.place, line, start, end },
  };
}

function tooLong(text: string): Verdict {
  const findings = ruleOf('text.too_long').map(({ id, means }) => ({
    rule: id,
    means,
    excerpt: `${text.length} characters`,
  }));
  return { decision: 'hold', score: HELD_SCORE, findings, ruleset: RULESET };
}
