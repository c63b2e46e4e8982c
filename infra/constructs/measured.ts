import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../shared/core/metrics.ts';
import { METRICS, METRICS_NAMESPACE } from '../../shared/core/metrics.ts';
import type { StepName } from './steps.ts';

/** What every value has besides its own dimensions: the step that wrote it. */
const WRITER = 'service';

/** One series of the catalogue, as one step writes it. A value for each dimension, or it is another series, which nobody writes. */
export function measured<Name extends MetricName>(
  metricName: Name,
  step: StepName,
  dimensions: Readonly<Record<(typeof METRICS)[Name]['dimensions'][number], string>>,
  { statistic, period }: { readonly statistic: string; readonly period: Duration },
): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    dimensionsMap: { [WRITER]: step, ...dimensions },
    statistic,
    period,
  });
}

export interface FoundProps {
  readonly statistic: string;
  /** Only series with this value. */
  readonly where?: string;
  readonly label: string;
  readonly period: Duration;
  /** All that is found as one line. @default false */
  readonly summed?: boolean;
}

/** Every series of a metric, whichever step wrote it: for dashboards, an alarm cannot search. */
export function found(name: MetricName, props: FoundProps): MathExpression {
  const { statistic, where, label, period, summed = false } = props;
  const schema = [METRICS_NAMESPACE, WRITER, ...METRICS[name].dimensions].join(',');
  const condition = where === undefined ? '' : ` ${where}`;
  const search = `SEARCH('{${schema}} MetricName="${name}"${condition}', '${statistic}', ${period.toSeconds()})`;
  return new MathExpression({
    expression: summed ? `SUM(${search})` : search,
    usingMetrics: {},
    label,
    period,
  });
}
