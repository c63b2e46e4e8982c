import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { STEPS } from '../../infra/constructs/steps.ts';
import { tableInput } from '../../shared/aws/table.ts';
import { functionOf, resources, statementsOf, synthesize } from './synthesize.ts';

const SYNTH_MS = 60_000;

const { template, remove } = await synthesize({ bundles: false });
afterAll(remove, SYNTH_MS);

const all = (type: string) => resources(template, type);
const text = (value: unknown) => JSON.stringify(value);
const steps = Object.entries(STEPS).map(([step, row]) => ({ step, row }));

const mayDo = (step: string) => statementsOf(template, step);

describe('the table', () => {
  test('has the keys and indexes that the ports use', () => {
    const { TableName: _, ...ours } = tableInput('any');
    expect(Object.values(all('AWS::DynamoDB::Table'))).toEqual([expect.objectContaining(ours)]);
  });

  test('keeps what it holds, and lets go of what is over', () => {
    const found = Object.values(template.Resources).find(
      ({ Type }) => Type === 'AWS::DynamoDB::Table',
    );
    expect(found).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    });
  });
});

describe('the queues', () => {
  const queues = all('AWS::SQS::Queue');
  const mappings = Object.values(all('AWS::Lambda::EventSourceMapping'));

  test('each has dead letters', () => {
    const dead = Object.values(queues).flatMap(({ RedrivePolicy }) =>
      RedrivePolicy ? [RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]] : [],
    );
    expect(dead).toHaveLength(2);
    expect(Object.keys(queues).filter((id) => !dead.includes(id))).toHaveLength(2);
  });

  test.each(['dispatch', 'writeback'] as const)('%s takes from one, message by message', (step) => {
    const [id, properties] = functionOf(template, step);
    const mapping = mappings.find(({ FunctionName }) => FunctionName.Ref === id);
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const queue = queues[mapping.EventSourceArn['Fn::GetAtt'][0]];
    expect(queue.VisibilityTimeout).toBe(6 * properties.Timeout);
  });
});

describe('the functions', () => {
  test('there are six', () => {
    expect(Object.keys(all('AWS::Lambda::Function'))).toHaveLength(steps.length);
  });

  test.each(steps)('$step runs on Node 24, arm64', ({ step }) => {
    const [, properties] = functionOf(template, step);
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  test.each(steps)('$step has the environment that it reads', ({ step }) => {
    const file = new URL(`../../functions/${step}/index.ts`, import.meta.url);
    const read = readFileSync(file, 'utf8').matchAll(/environment\('(\w+)'\)/g);
    const { Variables } = functionOf(template, step)[1].Environment;
    expect(Object.keys(Variables).sort()).toEqual([...read].map(([, name]) => name).sort());
  });

  test.each(steps)('$step may do nothing to everything', ({ step }) => {
    const everything = mayDo(step).filter(
      ({ Action, Resource }) => text(Action).includes('*') || Resource === '*',
    );
    expect(everything).toEqual([]);
  });

  test.each(steps)('$step has secrets only where its row says so', ({ step, row }) => {
    const granted = mayDo(step).filter(({ Action }) => Action === 'secretsmanager:GetSecretValue');
    const of = granted.map(({ Resource }) =>
      text(Resource).includes('secret:sluice/*') ? 'secrets' : 'tokenKey',
    );
    const wanted = (['secrets', 'tokenKey'] as const).filter((kind) => kind in row);
    expect(of).toEqual(wanted);
  });
});

describe('dead letters', () => {
  /** By queue, what a function may do with it: `Tasks`, `TasksDead`, `Shows`, `ShowsDead`. */
  const withQueues = (step: string) => {
    const found = mayDo(step).flatMap(({ Action, Resource }) => {
      const [, name, kind] = /^Sluice(\w+?)Queue(Dead)?/.exec(arnOf(Resource)) ?? [];
      const actions = [Action].flat().filter((action) => action.startsWith('sqs:'));
      return name ? [[kind === 'Dead' ? `${name}Dead` : name, actions] as const] : [];
    });
    const names = new Set(found.map(([name]) => name));
    const of = (name: string) => found.flatMap(([each, actions]) => (each === name ? actions : []));
    return Object.fromEntries([...names].map((name) => [name, of(name).sort()]));
  };
  const arnOf = (resource: unknown): string =>
    String(Reflect.get(Object(resource), 'Fn::GetAtt')?.[0] ?? '');
  const send = ['sqs:SendMessage'];
  const look = [
    'ChangeMessageVisibility',
    'DeleteMessage',
    'GetQueueAttributes',
    'ReceiveMessage',
  ].map((action) => `sqs:${action}`);
  const take = ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
    (each) => `sqs:${each}`,
  );

  test.each<{ step: string; may: object }>([
    { step: 'receive', may: { Tasks: send, Shows: send } },
    { step: 'ingest', may: { Tasks: send, Shows: send } },
    { step: 'dispatch', may: { Tasks: [...take, ...send], Shows: send, TasksDead: send } },
    { step: 'report', may: { Tasks: send, Shows: send } },
    { step: 'writeback', may: { Shows: take, ShowsDead: send } },
    { step: 'sweep', may: { Tasks: send, Shows: send } },
    { step: 'operate', may: { Tasks: send, Shows: send, TasksDead: look, ShowsDead: look } },
  ])('$step adds to them, or hands them out, as its row says and no more', ({ step, may }) => {
    expect(withQueues(step)).toEqual(may);
  });

  test('are kept for fourteen days', () => {
    const dead = Object.entries(all('AWS::SQS::Queue')).filter(([id]) => id.includes('QueueDead'));
    expect(dead).toHaveLength(2);
    for (const [, { MessageRetentionPeriod }] of dead)
      expect(MessageRetentionPeriod).toBe(14 * 24 * 3_600);
  });
});

/** CloudFormation replaces what comes under another id, with all that is in it. */
test('an upgrade replaces nothing that holds data', () => {
  const keeping = ['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret'];
  expect(keeping.flatMap((type) => Object.keys(all(type))).sort()).toEqual([
    'SluiceShowsQueueD1F3A6B3',
    'SluiceShowsQueueDead30C7B11C',
    'SluiceTasksQueueADFC80CB',
    'SluiceTasksQueueDead03FA65DB',
    'SluiceTasksTable62110792',
    'SluiceTokenKey488948F5',
  ]);
});

test('dispatch may wake itself more often than Lambda takes for a loop; nobody else does', () => {
  for (const step of Object.keys(STEPS)) {
    const [, { RecursiveLoop }] = functionOf(template, step);
    expect(RecursiveLoop).toBe(step === 'dispatch' ? 'Allow' : undefined);
  }
});

test('dead letters come from their own queue only, and nothing else uses a queue for its own', () => {
  const allowed = Object.entries(all('AWS::SQS::Queue')).map(([id, { RedriveAllowPolicy }]) => [
    id.replace(/[\dA-F]{8}$/, ''),
    RedriveAllowPolicy.redrivePermission,
    JSON.stringify(RedriveAllowPolicy.sourceQueueArns ?? []),
  ]);
  const named = (queue: string) =>
    Object.values(all('AWS::SQS::Queue')).find(({ QueueName }) => QueueName?.includes(queue));
  for (const queue of ['Tasks', 'Shows'])
    expect(allowed).toEqual(
      expect.arrayContaining([
        [`Sluice${queue}Queue`, 'denyAll', '[]'],
        [
          `Sluice${queue}QueueDead`,
          'byQueue',
          expect.stringContaining(named(queue)?.QueueName ?? 'none'),
        ],
      ]),
    );
});

test('a tick of sweep is started by the scheduler for this account only, and never repeated', () => {
  const [id] = functionOf(template, 'sweep');
  expect(Object.values(all('AWS::Lambda::EventInvokeConfig'))).toEqual([
    expect.objectContaining({ FunctionName: { Ref: id }, MaximumRetryAttempts: 0 }),
  ]);
  const [schedule] = Object.values(all('AWS::Scheduler::Schedule'));
  expect(schedule.Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0 });
  const role = all('AWS::IAM::Role')[schedule.Target.RoleArn['Fn::GetAtt'][0]];
  expect(role.AssumeRolePolicyDocument.Statement[0]).toMatchObject({
    Principal: { Service: 'scheduler.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
  });
});

test('no role has a policy of AWS, and each function writes to its own log only', () => {
  for (const [, role] of Object.entries(all('AWS::IAM::Role')))
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  const groups = Object.keys(STEPS).map((step) => {
    const [, { LoggingConfig }] = functionOf(template, step);
    const written = mayDo(step).filter(({ Action }) => text(Action).includes('logs:'));
    expect(written.map(({ Resource }) => Resource)).toEqual([
      { 'Fn::GetAtt': [LoggingConfig.LogGroup.Ref, 'Arn'] },
    ]);
    expect(LoggingConfig).toMatchObject({ LogFormat: 'JSON', SystemLogLevel: 'WARN' });
    return LoggingConfig.LogGroup.Ref;
  });
  expect(new Set(groups).size).toBe(groups.length);
});

test('senders, programs and agents have a route, operators have none', () => {
  const routes = Object.values(all('AWS::ApiGatewayV2::Route'));
  expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
    'GET /docs',
    'GET /healthz',
    'GET /openapi.json',
    'GET /tasks/{proxy+}',
    'POST /issues',
    'POST /issues/{proxy+}',
    'POST /tasks/{proxy+}',
    'POST /webhooks/{connection}',
  ]);
  const [id] = functionOf(template, 'operate');
  expect(text(all('AWS::ApiGatewayV2::Integration'))).not.toContain(id);
  expect(text(all('AWS::Lambda::Permission'))).not.toContain(id);
});

test('sweep runs every minute', () => {
  const [id] = functionOf(template, 'sweep');
  expect(Object.values(all('AWS::Scheduler::Schedule'))).toEqual([
    expect.objectContaining({
      ScheduleExpression: 'rate(1 minute)',
      Target: expect.objectContaining({ Arn: { 'Fn::GetAtt': [id, 'Arn'] } }),
    }),
  ]);
});

test('says where it is', () => {
  expect(Object.keys(template.Outputs)).toEqual([
    'Url',
    'Table',
    'OperateFunction',
    'AlarmTopic',
    'Dashboard',
  ]);
});
