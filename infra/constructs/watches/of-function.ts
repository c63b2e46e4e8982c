import { Duration } from 'aws-cdk-lib';
import { named } from '../named.ts';
import type { StepName } from '../steps.ts';
import { STEPS } from '../steps.ts';
import { tail } from './advice.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

/** Whether it fails. */
export function ofFunction(step: StepName, { functions, thresholds }: Watched): Watches {
  return {
    [`${named(step)}Errors`]: {
      metric: functions[step].metricErrors({ period: Duration.minutes(5) }),
      isBad: { above: thresholds.errors },
      means: `${step} failed. ${STEPS[step].failed}`,
      todo: `See why: ${tail(functions[step])}`,
    },
  };
}
