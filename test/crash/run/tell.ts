import { inspect } from 'node:util';
import { config as ofTheTests } from '../../support/receive/config.ts';
import { CHECKS } from '../checks.ts';
import type { Plan } from '../faults/plan.ts';
import type { Step } from '../faults/step.ts';
import type { Scenario } from '../scenario.ts';
import { BEHAVIOURS } from '../stage/behaviour.ts';
import { Breach } from '../stage/breach.ts';
import { stage as stageOf } from '../stage/stage.ts';
import type { Engine } from '../stage/stores.ts';

/** What came of one run. */
export interface Told {
  readonly steps: readonly Step[];
  /** In words; none when every promise was kept. */
  readonly breaches: readonly string[];
}

/** Tells a scenario once, with what is to go wrong, and looks at the promises when all is quiet. */
export async function tell(scenario: Scenario, plan: Plan, engine: Engine): Promise<Told> {
  const { config = ofTheTests, agent = [BEHAVIOURS.succeeds], recovers = false } = scenario;
  const { stores } = engine;
  const stage = await stageOf({ plan, stores, config: config(), recovers, behaviours: agent });
  try {
    await scenario.play(stage);
    await stage.quiet();
  } catch (error) {
    const what = error instanceof Breach ? error.message : `it threw ${inspect(error)}`;
    return { steps: stage.steps.made, breaches: [what] };
  }
  const breaches: string[] = [];
  for (const check of CHECKS) breaches.push(...(await check(stage, scenario)));
  return { steps: stage.steps.made, breaches };
}
