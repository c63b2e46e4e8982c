import type { Finding, Scanner, ScanSettings, Verdict } from '../core/verdict.ts';
import { excerpt } from './judge/excerpt.ts';
import type { Sighting } from './judge/look.ts';
import { look } from './judge/look.ts';
import { RULESET, rules, WEIGHT } from './judge/rules.ts';
import { see } from './see/see.ts';

/** UTF-16 units. A longer text is held for a person: cutting it would hide the rest from the scan. */
const MAX_TEXT_CHARS = 65_536;
const FULL_WEIGHT = 12;
/** People write about attacks: of what is only quoted each class counts once, and all of it adds up to a hold. */
const MAX_QUOTED_WEIGHT = WEIGHT.critical;

/** The first line of defence: rules over every view of a text. */
export const scan: Scanner = (input, settings) => {
  if (settings.mode === 'off') {
    return { decision: 'allow', score: 0, findings: [], ruleset: 'none' };
  }
  if (input.text.length > MAX_TEXT_CHARS) return tooLong(input.text);
  const sightings = look(input.text, see(input.text));
  const score = scoreOf(sightings);
  const decision = decide(score, settings.threshold);
  const lowered = decision === 'block' && isSpared(input, sightings, settings);
  return {
    decision: lowered ? 'hold' : decision,
    score,
    findings: sightings.map(finding),
    ruleset: RULESET,
  };
};

/** A threshold that is not a number blocks. */
function decide(score: number, threshold: number): Verdict['decision'] {
  if (score < (threshold * 2) / 3) return 'allow';
  return score < threshold ? 'hold' : 'block';
}

function scoreOf(sightings: readonly Sighting[]): number {
  let weight = 0;
  const inQuotes = new Map<string, number>();
  for (const { rule, quoted } of sightings) {
    const heaviest = inQuotes.get(rule.class) ?? 0;
    if (quoted) inQuotes.set(rule.class, Math.max(heaviest, WEIGHT[rule.severity]));
    else weight += WEIGHT[rule.severity];
  }
  const quotes = [...inQuotes.values()].reduce((sum, heaviest) => sum + heaviest, 0);
  return Math.min(1, (weight + Math.min(MAX_QUOTED_WEIGHT, quotes)) / FULL_WEIGHT);
}

/** Whether the mode or an allow-list turns a block into a hold. An allowed rule does when the rest would not block. */
function isSpared(
  { author, labels }: Parameters<Scanner>[0],
  sightings: readonly Sighting[],
  { mode, threshold, allow }: ScanSettings,
): boolean {
  if (mode === 'flag' || named(allow.authors, author)) return true;
  if (labels.some((label) => named(allow.labels, label))) return true;
  const rest = sightings.filter(({ rule }) => !named(allow.rules, rule.id));
  return rest.length < sightings.length && decide(scoreOf(rest), threshold) !== 'block';
}

const named = (list: readonly string[], name: string): boolean =>
  list.some((entry) => entry.toLowerCase() === name.toLowerCase());

const finding = ({ rule, view, span }: Sighting): Finding => ({
  rule: rule.id,
  means: rule.means,
  excerpt: excerpt(view, span),
});

function tooLong(text: string): Verdict {
  const findings = rules
    .filter(({ id }) => id === 'text.too_long')
    .map(({ id, means }) => ({ rule: id, means, excerpt: `${text.length} characters` }));
  return { decision: 'hold', score: WEIGHT.critical / FULL_WEIGHT, findings, ruleset: RULESET };
}
