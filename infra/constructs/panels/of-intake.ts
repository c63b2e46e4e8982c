import { Duration } from 'aws-cdk-lib';
import type { LedgerOutcome } from '../../../shared/core/outcomes.ts';
import { found } from '../measured.ts';
import type { Panel } from './panel.ts';

const COUNTED = { statistic: 'Sum', period: Duration.minutes(5) };
const OUTCOMES: readonly LedgerOutcome[] = ['accepted', 'held', 'rejected', 'duplicate', 'ignored'];

/** What came, and what became of it. */
export function ofIntake(): readonly Panel[] {
  return [
    {
      title: 'Deliveries by outcome',
      lines: OUTCOMES.map((outcome) =>
        found('Deliveries', {
          ...COUNTED,
          where: `outcome="${outcome}"`,
          label: outcome,
          summed: true,
        }),
      ),
      stacked: true,
      unit: 'Count',
    },
    {
      title: 'Deliveries by reason',
      lines: [
        found('Deliveries', {
          ...COUNTED,
          label: `\${PROP('Dim.outcome')}: \${PROP('Dim.reason')}`,
        }),
      ],
      unit: 'Count',
    },
    {
      title: 'Refused before they were believed',
      lines: [found('Refusals', { ...COUNTED, label: `\${PROP('Dim.reason')}` })],
      stacked: true,
      unit: 'Count',
    },
  ];
}
