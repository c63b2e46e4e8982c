import { Duration } from 'aws-cdk-lib';
import { found } from '../measured.ts';
import type { Panel } from './panel.ts';

const period = Duration.minutes(5);
const label = `\${PROP('Dim.outcome')}`;

/** How long agents take, and what they cost. */
export function ofAgents(): readonly Panel[] {
  return [
    {
      title: 'Agent time by outcome, half of the tasks',
      lines: [found('AgentTime', { statistic: 'p50', period, label })],
      unit: 'Milliseconds',
    },
    {
      title: 'Agent time by outcome, nine of ten tasks',
      lines: [found('AgentTime', { statistic: 'p90', period, label })],
      unit: 'Milliseconds',
    },
    {
      title: 'Cost an hour, as agents say',
      lines: [found('AgentCost', { statistic: 'Sum', period: Duration.hours(1), label })],
      stacked: true,
      unit: 'Dollars',
    },
  ];
}
