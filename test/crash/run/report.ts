import { PROMISES } from '../../prove/promises.ts';
import type { Plan } from '../faults/plan.ts';
import { pointText } from '../faults/plan.ts';
import type { Step } from '../faults/step.ts';
import type { Scenario } from '../scenario.ts';
import type { EngineName } from '../stage/stores.ts';
import type { Survived } from './survive.ts';

/** The promise that a scenario is about, in its words. */
export function promiseOf({ guards: [first] }: Scenario): string {
  return `${first}. ${PROMISES[first - 1]?.promise ?? ''}`;
}

/** One failing run: what went wrong where, what came of it, and how to see just that again. */
export function failureText(
  { scenario, failures }: Survived,
  engine: EngineName,
): readonly string[] {
  return failures.map(({ plan, told }) =>
    [
      `${scenario.name}: ${plan.length === 0 ? 'without a fault' : plan.map((point) => `${point.fault} at ${point.at}, ${stepText(told.steps[point.at - 1])}`).join(', then ')}`,
      ...told.breaches.map((breach) => `  ${breach}`),
      `  ${replay(scenario, plan, engine)}`,
    ].join('\n'),
  );
}

export function stepText(step: Step | undefined): string {
  return step ? `${step.by}: ${step.call}` : 'which was not reached';
}

function replay({ name }: Scenario, [first, second]: Plan, engine: EngineName): string {
  return [
    `npm run crash -- --scenario ${name}`,
    first ? `--point ${first.at} --fault ${first.fault}` : '--steps',
    ...(second ? [`--second ${pointText(second)}`] : []),
    ...(engine === 'memory' ? [] : [`--engine ${engine}`]),
  ].join(' ');
}
