import { Duration } from 'aws-cdk-lib';
import { found } from '../measured.ts';
import type { Panel } from './panel.ts';

const period = Duration.minutes(5);

/** What was owed to the world, and what is late. */
export function ofWriteBack(): readonly Panel[] {
  return [
    {
      title: 'Effects by result',
      lines: [
        found('Effects', {
          statistic: 'Sum',
          period,
          label: `\${PROP('Dim.effect')}: \${PROP('Dim.result')}`,
        }),
      ],
      unit: 'Count',
    },
    {
      title: 'Overdue effects',
      lines: [found('Overdue', { statistic: 'Maximum', period, label: `\${PROP('Dim.effect')}` })],
      unit: 'Count',
    },
  ];
}
