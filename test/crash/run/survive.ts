import type { Plan } from '../faults/plan.ts';
import type { Step } from '../faults/step.ts';
import type { Scenario } from '../scenario.ts';
import type { Engine } from '../stage/stores.ts';
import { pairs, sample, singles } from './plans.ts';
import { randomFrom } from './random.ts';
import type { Told } from './tell.ts';
import { tell } from './tell.ts';

/** How much of a scenario is tried. */
export interface Extent {
  /** How many of the single faults, drawn; all when absent. */
  readonly singles?: number;
  readonly pairs: number;
  readonly seed: number;
  /** Whether the first broken promise is enough. */
  readonly bail?: boolean;
}

/** A run in which a promise was broken; without a fault, where the plan is empty. */
export interface Failure {
  readonly plan: Plan;
  readonly told: Told;
}

export interface Survived {
  readonly scenario: Scenario;
  /** Steps of the run in which nothing goes wrong. */
  readonly steps: number;
  readonly points: number;
  readonly failures: readonly Failure[];
}

/** Counts the steps of a scenario in a run without a fault, then tells it once for each fault that is tried. */
export async function survive(
  scenario: Scenario,
  extent: Extent,
  engine: Engine,
  progress: (done: number, of: number) => void = () => {},
): Promise<Survived> {
  const plain = await tell(scenario, [], engine);
  const { steps } = plain;
  if (plain.breaches.length > 0) {
    return { scenario, steps: steps.length, points: 1, failures: [{ plan: [], told: plain }] };
  }
  const random = randomFrom(extent.seed);
  const all = singles(steps);
  const plans = [
    ...(extent.singles === undefined ? all : sample(all, extent.singles, random)),
    ...pairs(steps, extent.pairs, random),
  ];
  const failures: Failure[] = [];
  let points = 0;
  for (const [index, plan] of plans.entries()) {
    if (extent.bail && failures.length > 0) break;
    points += 1;
    progress(index, plans.length);
    const told = await tell(scenario, plan, engine);
    const breaches = [
      ...told.breaches,
      ...(engine.inOrder ? otherwise(steps, told.steps, plan) : []),
    ];
    if (breaches.length > 0) failures.push({ plan, told: { ...told, breaches } });
  }
  return { scenario, steps: steps.length, points, failures };
}

/** Up to the first fault a run is the same each time; else the numbers of the steps would mean nothing. */
function otherwise(
  plain: readonly Step[],
  steps: readonly Step[],
  [first]: Plan,
): readonly string[] {
  if (!first) return [];
  const [was, is] = [plain[first.at - 1]?.call, steps[first.at - 1]?.call];
  return was === is ? [] : [`the harness: step ${first.at} was ${was}, and now is ${is}`];
}
