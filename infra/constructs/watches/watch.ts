import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Something that is looked at; what it means when it is not as it should be, and which command comes next. */
export interface Watch {
  readonly metric: IMetric;
  readonly isBad: { readonly above: number } | { readonly below: number };
  /** In how many periods in a row. @default 1 */
  readonly periods?: number;
  /** Silence is as bad as a bad value. @default false */
  readonly silenceIsBad?: boolean;
  readonly means: string;
  readonly todo: string;
}

/** By the name of the alarm. */
export type Watches = Readonly<Record<string, Watch>>;
