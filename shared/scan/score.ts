import type { Evidence } from './evidence.ts';
import { WEIGHT } from './judge/rule.ts';

const FULL_WEIGHT = 12;
/** People write about attacks: of what is only quoted each class counts once, and all of it adds up to a hold. */
const MAX_QUOTED_WEIGHT = WEIGHT.critical;

/** Log-odds at which a text is held at the usual threshold, where no rule fired. Chosen on sources that were left out of the training. */
export const HELD_AT = 1.75;
/** How much each twelfth adds to the log-odds, of the rules about what an agent is told; shell commands stand in many a bug report. */
const PER_TWELFTH = 0.2;
/** The most that all rules together add to the log-odds. */
export const MOST_BY_RULES = PER_TWELFTH * FULL_WEIGHT;
/** One more of log-odds turns a hold into a block. */
const STEEPNESS = 2 * Math.log(0.6 / 0.4);

/** Held, and no more. */
export const HELD_SCORE = MAX_QUOTED_WEIGHT / FULL_WEIGHT;

/** 0..1: what the rules add up to, or what the text weighs with it, whichever is more. */
export function score({ sightings, weighed }: Evidence): number {
  let open = 0;
  let orders = 0;
  const inQuotes = new Map<string, number>();
  for (const { rule, quoted } of sightings) {
    if (rule.class !== 'shell') orders += WEIGHT[rule.severity];
    const heaviest = inQuotes.get(rule.class) ?? 0;
    if (quoted) inQuotes.set(rule.class, Math.max(heaviest, WEIGHT[rule.severity]));
    else open += WEIGHT[rule.severity];
  }
  const quotes = [...inQuotes.values()].reduce((sum, heaviest) => sum + heaviest, 0);
  const twelfths = Math.min(FULL_WEIGHT, open + Math.min(MAX_QUOTED_WEIGHT, quotes));
  if (weighed === undefined) return twelfths / FULL_WEIGHT;
  const odds =
    STEEPNESS * (weighed.weight + PER_TWELFTH * Math.min(FULL_WEIGHT, orders) - HELD_AT) +
    Math.log(0.4 / 0.6);
  const likely = 1 / (1 + Math.exp(-odds));
  const byWeight = weighed.quoted
    ? Math.min(likely, Math.max(HELD_SCORE, open / FULL_WEIGHT))
    : likely;
  return Math.max(twelfths / FULL_WEIGHT, byWeight);
}
