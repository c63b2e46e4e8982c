import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PublicApi } from './constructs/api.ts';
import { StepFunction } from './constructs/functions.ts';
import { WorkQueue } from './constructs/queues.ts';
import { EveryMinute } from './constructs/schedule.ts';
import type { StepName } from './constructs/steps.ts';
import { STEPS } from './constructs/steps.ts';
import { TaskTable } from './constructs/table.ts';
import { TokenKey } from './constructs/token-key.ts';

/** Sluice in one account and region. */
export class SluiceStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { description: 'Sluice: from tickets to coding agents and back', ...props });
    const table = new TaskTable(this, 'Tasks');
    const queues = {
      tasks: new WorkQueue(this, 'TasksQueue', { consumerTimeout: timeoutOf('dispatch') }),
      shows: new WorkQueue(this, 'ShowsQueue', { consumerTimeout: timeoutOf('writeback') }),
    };
    const tokenKey = new TokenKey(this, 'TokenKey');
    const shared = { table, queues, tokenKey };

    const receive = new StepFunction(this, 'Receive', { step: 'receive', ...shared });
    const report = new StepFunction(this, 'Report', { step: 'report', ...shared });
    const api = new PublicApi(this, 'Api', { receive, report });
    const dispatch = new StepFunction(this, 'Dispatch', { step: 'dispatch', ...shared });
    dispatch.addEnvironment('URL', api.url);
    new StepFunction(this, 'Writeback', { step: 'writeback', ...shared });
    const sweep = new StepFunction(this, 'Sweep', { step: 'sweep', ...shared });
    sweep.addEnvironment('URL', api.url);
    new EveryMinute(this, 'EveryMinute', { invoke: sweep });
    const operate = new StepFunction(this, 'Operate', { step: 'operate', ...shared });

    new CfnOutput(this, 'Url', { value: api.url, description: 'POST <Url>/webhooks/<connection>' });
    new CfnOutput(this, 'Table', { value: table.table.tableName });
    new CfnOutput(this, 'OperateFunction', { value: operate.functionName });
  }
}

function timeoutOf(step: StepName): Duration {
  return Duration.seconds(STEPS[step].timeoutSeconds);
}
