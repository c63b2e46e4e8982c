import type { Effect } from './effect.ts';
import { EFFECTS } from './effect.ts';
import type { Fact, StateFact, SweepFact } from './fact.ts';
import type { METRICS, MetricName } from './metrics.ts';

/** One value of a metric, with a value for each of its dimensions. */
export type Sample = {
  [Name in MetricName]: {
    readonly name: Name;
    readonly value: number;
    readonly dimensions: Readonly<Record<(typeof METRICS)[Name]['dimensions'][number], string>>;
  };
}[MetricName];

/** What a fact counts for. Every dimension takes one of a few values that stand in the code: whoever pays per value pays for no sender's idea. */
export function samplesOf(fact: Fact): readonly Sample[] {
  switch (fact.kind) {
    case 'delivery': {
      const { outcome, reason } = fact;
      return [{ name: 'Deliveries', value: 1, dimensions: { outcome, reason } }];
    }
    case 'refused':
      return [{ name: 'Refusals', value: 1, dimensions: { reason: fact.reason } }];
    case 'state':
      return ofState(fact);
    case 'cost':
      return [{ name: 'AgentCost', value: fact.dollars, dimensions: { outcome: fact.outcome } }];
    case 'effect': {
      const { effect, result } = fact;
      return [{ name: 'Effects', value: 1, dimensions: { effect, result } }];
    }
    case 'sweep':
      return [{ name: 'Sweeps', value: 1, dimensions: {} }, ...overdue(fact)];
    default:
      return [];
  }
}

function ofState({ state, waitedMs, tookMs }: StateFact): readonly Sample[] {
  return [
    { name: 'States', value: 1, dimensions: { state } },
    ...(waitedMs === undefined
      ? []
      : [{ name: 'WaitingTime', value: waitedMs, dimensions: {} } as const]),
    ...(tookMs === undefined
      ? []
      : [{ name: 'AgentTime', value: tookMs, dimensions: { outcome: state } } as const]),
  ];
}

/** Nothing is said of what is not overdue: silence costs nothing. */
function overdue(fact: SweepFact): readonly Sample[] {
  return EFFECTS.filter((effect) => fact.overdue[effect] > 0).map((effect: Effect) => ({
    name: 'Overdue',
    value: fact.overdue[effect],
    dimensions: { effect },
  }));
}
