import { RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface FunctionLogProps {
  readonly retention: RetentionDays;
}

/**
 * What a function says. CloudWatch encrypts it with a key of its own, and nothing stands in it that would need another: ids and codes, no
 * text of a ticket.
 */
export class FunctionLog extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, { retention }: FunctionLogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Group', { retention, removalPolicy: RemovalPolicy.DESTROY });
  }

  grantWrite(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      // CloudFormation's ARN of a group ends with what stands for its streams.
      resourceArns: [this.group.logGroupArn],
    });
  }
}
