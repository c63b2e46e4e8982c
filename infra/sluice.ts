import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IDomainName, ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { QueueName } from '../shared/core/queue-name.ts';
import { agentGrants } from './constructs/agent-grants.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { Alarms } from './constructs/alarms.ts';
import { PublicApi } from './constructs/api.ts';
import { readConfiguration } from './constructs/configuration.ts';
import { ConnectionSecrets } from './constructs/connection-secrets.ts';
import { Overview } from './constructs/dashboard.ts';
import { StepFunction } from './constructs/functions.ts';
import { named } from './constructs/named.ts';
import { opinionGrants } from './constructs/opinion-grants.ts';
import { WorkQueue } from './constructs/queues.ts';
import { SavedQueries } from './constructs/saved-queries.ts';
import { EveryMinute } from './constructs/schedule.ts';
import type { StepName } from './constructs/steps.ts';
import { STEPS } from './constructs/steps.ts';
import { TaskTable } from './constructs/table.ts';
import { TokenKey } from './constructs/token-key.ts';
import type { AlarmThresholds } from './constructs/watches/alarm-thresholds.ts';

export interface SluiceProps {
  /**
   * The path of your `sluice.yaml`. It is checked when the app is synthesized, as `sluice config check` does, and no secret is looked up.
   * For each secret that it names an empty one is made, each function may read those that it needs and no other, and dispatch may start
   * the agents on AWS and ask the guardrails that it names.
   *
   * @default - none: no secret is made, the functions may read every one whose name begins with `sluice/`, and no agent on AWS is started
   */
  readonly config?: string;

  /**
   * How many requests the API lets in, a second and at once. Above it answers 429, and a delivery that met one is a lost event until it
   * is recovered; what the agents can bear is the business of `maxConcurrency` and of the limits of a project.
   *
   * @default - 1000 a second, 1000 at once
   */
  readonly throttle?: ThrottleSettings;

  /**
   * How many batches of ten messages dispatch works on at once, and writeback: 2 to 1000. A new account runs ten functions at once in all,
   * and receive must always find room.
   *
   * @default 4
   */
  readonly maxConcurrency?: number;

  /**
   * The memory of each function, in MB; its share of a CPU grows with it.
   *
   * @default - 256 for dispatch, report and writeback, which wait most of their time; 512 for the others
   */
  readonly memorySize?: number;

  /**
   * How long logs are kept. They have ids and codes, no text of a ticket.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;

  /**
   * A topic of yours for the alarms. If it is encrypted, its key must let `cloudwatch.amazonaws.com` use it, or no alarm arrives.
   *
   * @default - a new one, encrypted with a key of its own
   */
  readonly alarmTopic?: ITopic;

  /**
   * Who gets the alarms by e-mail; AWS asks them once whether they want to.
   *
   * @default - nobody: subscribe to the topic as you like
   */
  readonly alarmEmail?: string;

  /**
   * From when on something is worth an alarm.
   *
   * @default - see `AlarmThresholds`
   */
  readonly alarmThresholds?: AlarmThresholds;

  /**
   * A domain name of yours for the API, so that the addresses that your trackers know outlive the stack.
   *
   * @default - the address that API Gateway gives
   */
  readonly domainName?: IDomainName;

  /**
   * What becomes of the table and of the secrets of the configuration when the stack is deleted, or no longer has them. With `RETAIN` the
   * table is also protected against being deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy.RETAIN | RemovalPolicy.DESTROY;
}

/**
 * Sluice in one account and region: seven functions, a table, two queues, a public door for senders and agents, and what watches them.
 *
 * @example new Sluice(this, 'Sluice', { config: 'sluice.yaml', alarmEmail: 'you@example.com' })
 */
export class Sluice extends Construct {
  /** The address of the public door, without a slash at the end: senders post to `<url>/webhooks/<connection>`. */
  readonly url: string;
  /** Everything that Sluice remembers. */
  readonly table: Table;
  /** Work for dispatch and work for writeback, each with its dead letters. */
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  /** For people: whoever may invoke it operates Sluice. It has no route. */
  readonly operate: IFunction;
  /** Where every alarm goes: subscribe to it. */
  readonly alarmTopic: ITopic;
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: SluiceProps = {}) {
    super(scope, id);
    const {
      config,
      throttle,
      maxConcurrency = 4,
      memorySize,
      logRetention = RetentionDays.ONE_MONTH,
      removalPolicy = RemovalPolicy.RETAIN,
    } = props;
    const configuration = config === undefined ? undefined : readConfiguration(config);
    const table = new TaskTable(this, 'Tasks', { removalPolicy });
    this.table = table.table;
    this.queues = {
      tasks: new WorkQueue(this, 'TasksQueue', { consumerTimeout: timeoutOf('dispatch') }),
      shows: new WorkQueue(this, 'ShowsQueue', { consumerTimeout: timeoutOf('writeback') }),
    };
    const tokenKey = new TokenKey(this, 'TokenKey');
    const secrets = new ConnectionSecrets(this, 'Secrets', {
      ...(configuration ? { config: configuration } : {}),
      removalPolicy,
    });
    const step = (name: StepName) =>
      new StepFunction(this, named(name), {
        step: name,
        table,
        queues: this.queues,
        tokenKey,
        secrets,
        outside: configuration
          ? [...agentGrants(configuration.agents), ...opinionGrants(configuration.projects)]
          : [],
        memorySize,
        logRetention,
        maxConcurrency,
      });

    const [receive, ingest, report] = [step('receive'), step('ingest'), step('report')];
    const api = new PublicApi(this, 'Api', {
      receive,
      ingest,
      report,
      throttle: { rateLimit: 1_000, burstLimit: 1_000, ...throttle },
      logRetention,
      ...(props.domainName ? { domainName: props.domainName } : {}),
    });
    this.url = api.url;
    const [dispatch, sweep] = [step('dispatch'), step('sweep')];
    for (const each of [dispatch, sweep]) each.addEnvironment('URL', api.url);
    const functions = {
      receive,
      ingest,
      dispatch,
      report,
      writeback: step('writeback'),
      sweep,
      operate: step('operate'),
    };
    this.operate = functions.operate;
    new EveryMinute(this, 'EveryMinute', { invoke: sweep });

    this.alarmTopic = props.alarmTopic ?? new AlarmTopic(this, 'AlarmTopic').topic;
    if (props.alarmEmail) this.alarmTopic.addSubscription(new EmailSubscription(props.alarmEmail));
    const { alarms } = new Alarms(this, 'Alarms', {
      topic: this.alarmTopic,
      functions,
      queues: this.queues,
      api,
      thresholds: { ...THRESHOLDS, ...props.alarmThresholds },
    });
    this.dashboard = new Overview(this, 'Overview', {
      functions,
      queues: this.queues,
      api,
      alarms,
    }).dashboard;
    new SavedQueries(this, 'Queries', { functions, api });
  }

  /** Gives the stack the outputs by which `sluice --stack <its name>` finds all of this. One Sluice of a stack can have them. */
  addOutputs(): void {
    const outputs = {
      Url: { value: this.url, description: 'Senders post to <Url>/webhooks/<connection>' },
      Table: { value: this.table.tableName },
      OperateFunction: { value: this.operate.functionName },
      AlarmTopic: { value: this.alarmTopic.topicArn, description: 'Subscribe to it' },
      Dashboard: { value: this.dashboard.dashboardName },
    };
    for (const [name, output] of Object.entries(outputs))
      new CfnOutput(Stack.of(this), name, output);
  }
}

const THRESHOLDS = {
  oldestMessage: Duration.minutes(15),
  refusedSignatures: 20,
  errors: 0,
  overdueEffects: 0,
} as const satisfies AlarmThresholds;

function timeoutOf(step: StepName): Duration {
  return Duration.seconds(STEPS[step].timeoutSeconds);
}
