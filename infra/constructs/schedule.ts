import { Duration, Stack } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

export interface EveryMinuteProps {
  readonly invoke: IFunction;
}

/** Sweep's clock. A tick that failed is not repeated: the next is a minute away. */
export class EveryMinute extends Construct {
  constructor(scope: Construct, id: string, { invoke }: EveryMinuteProps) {
    super(scope, id);
    // For schedules of this account only: another's could otherwise have the service use the role.
    const role = new Role(this, 'Role', {
      description: 'Sluice: starts sweep',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    Grant.addToPrincipal({
      grantee: role,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [invoke.functionArn],
    });
    // The scheduler only hands the tick to Lambda, which would repeat it twice, beside the next ones.
    invoke.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    const retryPolicy = { maximumRetryAttempts: 0 };
    const schedule = new Schedule(this, 'Schedule', {
      description: 'Sluice: what is due',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: { bind: () => ({ arn: invoke.functionArn, role, retryPolicy }) },
    });
    schedule.node.addDependency(role);
  }
}
