import { FAULTS } from '../faults/fault.ts';
import type { Plan } from '../faults/plan.ts';
import type { Step } from '../faults/step.ts';
import { faultsAt } from '../faults/step.ts';
import type { Scenario } from '../scenario.ts';
import type { Engine } from '../stage/stores.ts';
import { BadUsage } from './options.ts';
import { stepText } from './report.ts';
import { tell } from './tell.ts';

/** One run, step by step, and what came of it. */
export async function replay(
  scenario: Scenario,
  plan: Plan,
  engine: Engine,
): Promise<{ readonly lines: readonly string[]; readonly kept: boolean }> {
  const { steps, breaches } = await tell(scenario, plan, engine);
  mustFit(plan, steps);
  const lines = steps.map((step, index) => {
    const fault = plan.find(({ at }) => at === index + 1)?.fault;
    const mark = fault ? `   <- ${fault}: ${FAULTS[fault].means}` : '';
    return `${String(index + 1).padStart(4)} ${stepText(step)}${mark}`;
  });
  const kept = breaches.length === 0;
  return { lines: [...lines, '', ...(kept ? ['Every promise was kept.'] : breaches)], kept };
}

/** A fault that cannot happen where it was asked for would be told as survived. */
function mustFit(plan: Plan, steps: readonly Step[]): void {
  for (const { at, fault } of plan) {
    const step = steps[at - 1];
    if (!step) throw new BadUsage(`There is no step ${at}; the run has ${steps.length}`);
    const possible = faultsAt(step);
    if (!possible.includes(fault))
      throw new BadUsage(
        `${fault} cannot happen at step ${at} (${stepText(step)}), but ${possible.join(', ')} can`,
      );
  }
}
