import { Duration } from 'aws-cdk-lib';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { QueueName } from '../shared/core/queue-name.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { PublicApi } from './constructs/api.ts';
import { readConfiguration } from './constructs/configuration.ts';
import { Overview } from './constructs/dashboard.ts';
import { StepFunction } from './constructs/functions.ts';
import { WorkQueue } from './constructs/queues.ts';
import { EveryMinute } from './constructs/schedule.ts';
import type { StepName } from './constructs/steps.ts';
import { STEPS } from './constructs/steps.ts';
import { TaskTable } from './constructs/table.ts';
import { TokenKey } from './constructs/token-key.ts';

export interface SluiceProps {
  /**
   * The path of your `sluice.yaml`. It is checked when the app is synthesized, as `sluice config check` does, and no secret is looked up.
   *
   * @default - none: the functions may read every secret whose name begins with `sluice/`
   */
  readonly config?: string;
}

/**
 * Sluice in one account and region: six functions, a table, two queues, a public door for senders and agents, and what watches them.
 *
 * @example new Sluice(this, 'Sluice', { config: 'sluice.yaml' })
 */
export class Sluice extends Construct {
  /** The address of the public door, without a slash at the end: senders post to `<url>/webhooks/<connection>`. */
  readonly url: string;
  /** Everything that Sluice remembers. It outlives the stack. */
  readonly table: Table;
  /** Work for dispatch and work for writeback, each with its dead letters. */
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  /** For people: whoever may invoke it operates Sluice. */
  readonly operate: IFunction;
  /** Where every alarm goes: subscribe to it. */
  readonly alarmTopic: ITopic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: SluiceProps = {}) {
    super(scope, id);
    if (props.config !== undefined) readConfiguration(props.config);
    const table = new TaskTable(this, 'Tasks');
    this.table = table.table;
    this.queues = {
      tasks: new WorkQueue(this, 'TasksQueue', { consumerTimeout: timeoutOf('dispatch') }),
      shows: new WorkQueue(this, 'ShowsQueue', { consumerTimeout: timeoutOf('writeback') }),
    };
    const tokenKey = new TokenKey(this, 'TokenKey');
    const shared = { table, queues: this.queues, tokenKey };

    const receive = new StepFunction(this, 'Receive', { step: 'receive', ...shared });
    const report = new StepFunction(this, 'Report', { step: 'report', ...shared });
    const api = new PublicApi(this, 'Api', { receive, report });
    this.url = api.url;
    const dispatch = new StepFunction(this, 'Dispatch', { step: 'dispatch', ...shared });
    dispatch.addEnvironment('URL', api.url);
    new StepFunction(this, 'Writeback', { step: 'writeback', ...shared });
    const sweep = new StepFunction(this, 'Sweep', { step: 'sweep', ...shared });
    sweep.addEnvironment('URL', api.url);
    new EveryMinute(this, 'EveryMinute', { invoke: sweep });
    this.operate = new StepFunction(this, 'Operate', { step: 'operate', ...shared });

    this.alarmTopic = new AlarmTopic(this, 'Alarms').topic;
    this.dashboard = new Overview(this, 'Dashboard').dashboard;
  }
}

function timeoutOf(step: StepName): Duration {
  return Duration.seconds(STEPS[step].timeoutSeconds);
}
