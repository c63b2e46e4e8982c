import { join } from 'node:path';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { QueueName } from '../../shared/core/queue-name.ts';
import { bundling } from './bundling.ts';
import type { WorkQueue } from './queues.ts';
import type { Step, StepName } from './steps.ts';
import { STEPS } from './steps.ts';
import type { TaskTable } from './table.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A third of a CPU; nothing here needs the memory. */
const MEMORY_MB = 512;
const BATCH = 10;
/** The secrets of connections and agents have names that begin so, in Secrets Manager and in the parameter store. */
const SECRETS = 'sluice/*';

export interface StepFunctionProps {
  readonly step: StepName;
  readonly table: TaskTable;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  /** Signs attempts' tokens. */
  readonly tokenKey: Secret;
}

/** One of the six functions, with exactly what its row of `STEPS` names. */
export class StepFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, { step, table, queues, tokenKey }: StepFunctionProps) {
    const row: Step = STEPS[step];
    super(scope, id, {
      description: `Sluice: ${row.description}`,
      entry: join(ROOT, 'functions', step, 'index.ts'),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MB,
      timeout: Duration.seconds(row.timeoutSeconds),
      bundling,
      logGroup: new LogGroup(scope, `${id}Log`, {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    this.addEnvironment('TABLE', table.table.tableName);
    table.grantItems(this, row.items);
    table.grantIndexes(this, row.indexes ?? []);
    for (const to of row.sends ?? []) {
      this.addEnvironment(`${to.toUpperCase()}_QUEUE`, queues[to].queue.queueUrl);
      queues[to].grantSend(this);
    }
    if (row.takes) {
      const from = queues[row.takes];
      const options = { batchSize: BATCH, reportBatchItemFailures: true };
      this.addEventSource(new SqsEventSource(from.queue, options));
      this.addDeadQueue(row.takes, from);
      from.grantPutAside(this);
    }
    for (const of of row.deadLetters ?? []) {
      this.addDeadQueue(of, queues[of]);
      queues[of].grantDeadLetters(this);
    }
    if (row.secrets) this.grantSecrets();
    if (row.tokenKey) {
      this.addEnvironment('TOKEN_KEY', `secretsmanager:${tokenKey.secretArn}`);
      this.grantOn('secretsmanager:GetSecretValue', tokenKey.secretArn);
    }
  }

  private addDeadQueue(name: QueueName, { deadLetters }: WorkQueue): void {
    this.addEnvironment(`${name.toUpperCase()}_DEAD_QUEUE`, deadLetters.queueUrl);
  }

  private grantSecrets(): void {
    const stack = Stack.of(this);
    const secrets = stack.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName: SECRETS,
    });
    this.grantOn('secretsmanager:GetSecretValue', secrets);
    const parameters = { service: 'ssm', resource: 'parameter', resourceName: SECRETS };
    this.grantOn('ssm:GetParameter', stack.formatArn(parameters));
  }

  private grantOn(action: string, resourceArn: string): void {
    Grant.addToPrincipal({ grantee: this, actions: [action], resourceArns: [resourceArn] });
  }
}
