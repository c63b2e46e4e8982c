import { Duration } from 'aws-cdk-lib';
import type { PublicApi } from '../api.ts';
import type { StepFunction } from '../functions.ts';
import type { StepName } from '../steps.ts';
import { STEP_NAMES } from '../steps.ts';
import type { Panel } from './panel.ts';

const period = Duration.minutes(5);

/** The functions and the API. */
export function ofMachinery(
  functions: Readonly<Record<StepName, StepFunction>>,
  { api, log }: PublicApi,
): readonly Panel[] {
  return [
    {
      title: 'Errors and throttles of functions',
      lines: STEP_NAMES.flatMap((step) => [
        functions[step].metricErrors({ period, label: step }),
        functions[step].metricThrottles({ period, label: `${step}, throttled` }),
      ]),
      unit: 'Count',
    },
    {
      title: 'Duration of functions, 99 of 100',
      lines: STEP_NAMES.map((step) =>
        functions[step].metricDuration({ statistic: 'p99', period, label: step }),
      ),
      unit: 'Milliseconds',
    },
    {
      title: 'Requests',
      lines: [
        api.metricCount({ period, label: 'all' }),
        api.metricClientError({ period, label: '4xx' }),
        api.metricServerError({ period, label: '5xx' }),
        log.turnedAway.with({ label: '429' }),
      ],
      unit: 'Count',
    },
    {
      title: 'Latency of the API, 99 of 100',
      lines: [api.metricLatency({ statistic: 'p99', period, label: 'all of it' })],
      unit: 'Milliseconds',
    },
  ];
}
