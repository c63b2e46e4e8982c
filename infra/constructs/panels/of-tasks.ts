import { Duration } from 'aws-cdk-lib';
import { STATES } from '../../../shared/core/lifecycle.ts';
import { found } from '../measured.ts';
import type { Panel } from './panel.ts';

const period = Duration.minutes(5);

/** Where tasks come to, and how long they wait. */
export function ofTasks(): readonly Panel[] {
  return [
    {
      title: 'Tasks that came into a state',
      lines: STATES.map((state) =>
        found('States', {
          statistic: 'Sum',
          period,
          where: `state="${state}"`,
          label: state,
          summed: true,
        }),
      ),
      unit: 'Count',
    },
    {
      title: 'Waiting time, from opening to hand-over',
      lines: ['p50', 'p90', 'p99'].map((statistic) =>
        found('WaitingTime', { statistic, period, label: statistic }),
      ),
      unit: 'Milliseconds',
    },
  ];
}
