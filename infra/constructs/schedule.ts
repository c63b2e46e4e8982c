import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

export interface EveryMinuteProps {
  readonly invoke: IFunction;
}

/** Sweep's clock. A tick that failed is not repeated: the next is a minute away. */
export class EveryMinute extends Construct {
  constructor(scope: Construct, id: string, { invoke }: EveryMinuteProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(invoke, { retryAttempts: 0 }),
    });
  }
}
