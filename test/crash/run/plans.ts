import type { Plan, Point } from '../faults/plan.ts';
import type { Step } from '../faults/step.ts';
import { faultsAt } from '../faults/step.ts';

/** A second fault may come at a step that only the first one brings about. */
const LONGER = 1.3;

/** Each fault at each step of a run that went well. */
export function singles(steps: readonly Step[]): readonly Plan[] {
  return steps.flatMap((step, index) =>
    faultsAt(step).map((fault) => [{ at: index + 1, fault }] as const),
  );
}

/** Two faults in one run, drawn. */
export function pairs(
  steps: readonly Step[],
  count: number,
  random: () => number,
): readonly Plan[] {
  return Array.from({ length: count }, () => {
    const [one, other] = [drawn(steps, random), drawn(steps, random)];
    return [
      one,
      {
        ...other,
        at: one.at + 1 + Math.floor(random() * steps.length * (LONGER - one.at / steps.length)),
      },
    ];
  });
}

/** So many of them, drawn, in their own order. */
export function sample(
  plans: readonly Plan[],
  count: number,
  random: () => number,
): readonly Plan[] {
  const chosen = new Set<Plan>();
  while (chosen.size < Math.min(count, plans.length)) {
    const plan = plans[Math.floor(random() * plans.length)];
    if (plan) chosen.add(plan);
  }
  return plans.filter((plan) => chosen.has(plan));
}

function drawn(steps: readonly Step[], random: () => number): Point {
  const at = Math.floor(random() * steps.length);
  const faults = steps[at] ? faultsAt(steps[at]) : [];
  return { at: at + 1, fault: faults[Math.floor(random() * faults.length)] ?? 'kill-before' };
}
