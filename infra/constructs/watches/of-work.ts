import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { EFFECTS } from '../../../shared/core/effect.ts';
import { measured } from '../measured.ts';
import { command, tail } from './advice.ts';
import { sum } from './sum.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

const PERIOD = Duration.minutes(5);
const MINUTE = Duration.minutes(1);
/** Whether what is owed gets done. */
export function ofWork({ functions, thresholds }: Watched): Watches {
  const late = EFFECTS.map((effect) =>
    measured('Overdue', 'sweep', { effect }, { statistic: 'Maximum', period: PERIOD }),
  );
  return {
    SweepOverdue: {
      metric: new MathExpression({
        // Another Sluice of the region counts its ticks in the same series: ours must have been started, too.
        expression: 'ended * started',
        usingMetrics: {
          ended: measured('Sweeps', 'sweep', {}, { statistic: 'Sum', period: MINUTE }),
          started: functions.sweep.metricInvocations({ period: MINUTE }),
        },
        label: 'Ticks of sweep',
        period: MINUTE,
      }),
      isBad: { below: 1 },
      periods: 5,
      silenceIsBad: true,
      means: 'sweep has not come to its end for five minutes: what is late or lost is not found.',
      todo: `See why: ${tail(functions.sweep)}`,
    },
    EffectsOverdue: {
      metric: sum(late, 'Overdue effects', PERIOD),
      isBad: { above: thresholds.overdueEffects },
      periods: 3,
      means: 'what is owed has been late for fifteen minutes: a start, a stop or a comment.',
      todo: `See whether a tracker or an agent refuses us: ${command(functions.sweep, 'doctor')}, or the saved query "slow effects"`,
    },
  };
}
