import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  EventSourceMapping,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Grant as OutsideGrant } from '../../shared/core/grant.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import { addGrants } from './add-grants.ts';
import { bundling } from './bundling.ts';
import type { ConnectionSecrets } from './connection-secrets.ts';
import { FunctionLog } from './function-log.ts';
import type { WorkQueue } from './queues.ts';
import type { Step, StepName } from './steps.ts';
import { STEPS } from './steps.ts';
import type { TaskTable } from './table.ts';

const ROOT = join(import.meta.dirname, '../..');
const BATCH = 10;
const WILDCARD_REASON =
  'Runs of an agent that the configuration names: their ids, and the revisions of a task definition, are not known before they are.';

export interface StepFunctionProps {
  readonly step: StepName;
  readonly table: TaskTable;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  /** Signs attempts' tokens. */
  readonly tokenKey: Secret;
  readonly secrets: ConnectionSecrets;
  /** What the agents and second opinions of the configuration need: nothing without one. */
  readonly outside: readonly OutsideGrant[];
  /** Instead of the step's own. */
  readonly memorySize?: number | undefined;
  readonly logRetention: RetentionDays;
  /** How many batches of its queue it works on at once. */
  readonly maxConcurrency: number;
}

/** One of the seven functions, with exactly what its row of `STEPS` names. */
export class StepFunction extends NodejsFunction {
  readonly log: FunctionLog;

  constructor(scope: Construct, id: string, props: StepFunctionProps) {
    const { step, table, queues, tokenKey, secrets } = props;
    const row: Step = STEPS[step];
    const log = new FunctionLog(scope, `${id}Log`, { retention: props.logRetention });
    // AWS's own policy for the basics would let it write to every log group of the account.
    const role = new Role(scope, `${id}Role`, {
      description: `Sluice: ${step}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    log.grantWrite(role);
    super(scope, id, {
      description: `Sluice: ${row.description}`,
      entry: join(ROOT, 'functions', step, 'index.ts'),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? row.memoryMegabytes,
      timeout: Duration.seconds(row.timeoutSeconds),
      bundling,
      role,
      logGroup: log.group,
      loggingFormat: LoggingFormat.JSON,
      // What failed or timed out; the lines of each start and end say nothing that ours do not.
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(callsItself(row) ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
    });
    this.log = log;
    this.addEnvironment('TABLE', table.table.tableName);
    table.grantItems(this, row.items);
    table.grantIndexes(this, row.indexes ?? []);
    for (const to of row.sends ?? []) {
      this.addEnvironment(`${to.toUpperCase()}_QUEUE`, queues[to].queue.queueUrl);
      queues[to].grantSend(this);
    }
    if (row.takes) {
      const from = queues[row.takes];
      from.grantTake(this);
      new EventSourceMapping(this, 'Takes', {
        target: this,
        eventSourceArn: from.queue.queueArn,
        batchSize: BATCH,
        reportBatchItemFailures: true,
        maxConcurrency: props.maxConcurrency,
      });
      this.addDeadQueue(row.takes, from);
      from.grantPutAside(this);
    }
    for (const of of row.deadLetters ?? []) {
      this.addDeadQueue(of, queues[of]);
      queues[of].grantDeadLetters(this);
    }
    secrets.grantRead(role, row.secrets ?? []);
    if (row.outside) addGrants(role, props.outside, WILDCARD_REASON);
    if (row.tokenKey) {
      this.addEnvironment('TOKEN_KEY', `secretsmanager:${tokenKey.secretArn}`);
      Grant.addToPrincipal({
        grantee: this,
        actions: ['secretsmanager:GetSecretValue'],
        resourceArns: [tokenKey.secretArn],
      });
    }
  }

  private addDeadQueue(name: QueueName, { deadLetters }: WorkQueue): void {
    this.addEnvironment(`${name.toUpperCase()}_DEAD_QUEUE`, deadLetters.queueUrl);
  }
}

/**
 * Dispatch wakes who is next in the line with a message to its own queue. Lambda takes a chain of sixteen of these for a loop, stops it
 * and drops the message: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
function callsItself({ takes, sends = [] }: Step): boolean {
  return takes !== undefined && sends.includes(takes);
}
