import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** One graph of the dashboard. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly IMetric[];
  /** Filled areas on top of each other: parts of a whole. @default false */
  readonly stacked?: boolean;
  /** What the numbers are. */
  readonly unit: 'Count' | 'Milliseconds' | 'Seconds' | 'Dollars';
}
