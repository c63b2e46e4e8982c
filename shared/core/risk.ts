import type { RiskTier } from './project.ts';
import { RISK_TIERS } from './project.ts';
import type { Ticket } from './ticket.ts';

/** Words that name a tier, most severe first. Whole words only: `workflow` is not `low`. */
const WORDS: readonly (readonly [RiskTier, RegExp])[] = [
  ['critical', /(?:^|[^a-z0-9])(?:critical|p0)(?:$|[^a-z0-9])/i],
  ['high', /(?:^|[^a-z0-9])(?:high|p1)(?:$|[^a-z0-9])/i],
  ['low', /(?:^|[^a-z0-9])(?:low|p3)(?:$|[^a-z0-9])/i],
];
const URGENT = /^(?:urgent|highest)$/i;

/** What the ticket says outright, else its labels, else its priority, else the project's default. */
export function riskOf(ticket: Ticket, fallback: RiskTier): RiskTier {
  const explicit = RISK_TIERS.find((tier) => tier === ticket.riskTier?.toLowerCase());
  const priority = ticket.priority ?? '';
  return (
    explicit ??
    named(ticket.labels) ??
    (URGENT.test(priority) ? 'critical' : named([priority])) ??
    fallback
  );
}

function named(texts: readonly string[]): RiskTier | undefined {
  return WORDS.find(([, word]) => texts.some((text) => word.test(text)))?.[0];
}

/** From here on a start has to be approved by somebody else than the starter. */
export function needsSecondPerson(risk: RiskTier): boolean {
  return risk === 'high' || risk === 'critical';
}
