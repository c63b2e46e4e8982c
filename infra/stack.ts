import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SluiceProps } from './sluice.ts';
import { Sluice } from './sluice.ts';

/** Sluice as a stack of its own, for those without a CDK app. The names of its outputs are what `sluice --stack` asks for. */
export class SluiceStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & SluiceProps = {}) {
    super(scope, id, { description: 'Sluice: from tickets to coding agents and back', ...props });
    const sluice = new Sluice(this, 'Sluice', props);
    const outputs = {
      Url: { value: sluice.url, description: 'Senders post to <Url>/webhooks/<connection>' },
      Table: { value: sluice.table.tableName },
      OperateFunction: { value: sluice.operate.functionName },
      AlarmTopic: { value: sluice.alarmTopic.topicArn, description: 'Subscribe to it' },
      Dashboard: { value: sluice.dashboard.dashboardName },
    };
    for (const [name, output] of Object.entries(outputs)) new CfnOutput(this, name, output);
  }
}
