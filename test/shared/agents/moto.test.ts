import { CodeBuild } from '@aws-sdk/client-codebuild';
import { ECS } from '@aws-sdk/client-ecs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SFN } from '@aws-sdk/client-sfn';
import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { codebuildAgent } from '../../../shared/agents/codebuild/agent.ts';
import { ecsAgent } from '../../../shared/agents/ecs/agent.ts';
import { EcsSettings } from '../../../shared/agents/ecs/settings.ts';
import { eventbridgeAgent } from '../../../shared/agents/eventbridge/agent.ts';
import { stepfunctionsAgent } from '../../../shared/agents/stepfunctions/agent.ts';
import { MOTO_VARIABLE, startMoto } from '../../support/services/moto.ts';
import { attemptOf } from './attempt.ts';

const executable = process.env[MOTO_VARIABLE];
const START_MS = 60_000;
const ROLE = 'arn:aws:iam::123456789012:role/agent';

if (executable) onMoto(await startMoto(executable));
else test.skip(`moto: ${MOTO_VARIABLE} does not name the executable moto_server`, () => {});

/** What moto does is not all that AWS does: it knows no client tokens, and no variables of builds. What it does know must be as we think it is. */
function onMoto({ config, stop }: Awaited<ReturnType<typeof startMoto>>): void {
  afterAll(stop, START_MS);
  const secret = async () => undefined;
  const attempt = attemptOf();
  const clients = {
    ecs: new ECS(config),
    builds: new CodeBuild(config),
    machines: new SFN(config),
    events: new EventBridge(config),
    queues: new SQS(config),
  };
  afterAll(() => {
    for (const client of Object.values(clients)) client.destroy();
  });

  describe('ecs on moto', () => {
    const agentOf = (subnet: string, more: object = {}) =>
      ecsAgent(
        z.parse(EcsSettings, {
          cluster: 'agents',
          taskDefinition: 'coder',
          containerName: 'agent',
          subnets: [subnet],
          // Without one moto falls over; ECS takes the VPC's own.
          securityGroups: ['sg-0a1b2c3d'],
          ...more,
        }),
        { client: async () => clients.ecs, secret },
      );

    test('a task is run, told, found by its name, and stopped', async () => {
      await clients.ecs.createCluster({ clusterName: 'agents' });
      await clients.ecs.registerTaskDefinition({
        family: 'coder',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'agent', image: 'agent', memory: 512, cpu: 256 }],
      });
      const agent = agentOf(await aSubnet(config.endpoint));
      const started = await agent.start(attempt);
      const reference = 'reference' in started ? started.reference : '';
      expect(reference).toMatch(/^arn:aws:ecs:us-east-1:\d{12}:task\/agents\/[\da-f-]+$/);
      const { tasks } = await clients.ecs.describeTasks({ cluster: 'agents', tasks: [reference] });
      const told = tasks?.[0]?.overrides?.containerOverrides?.[0]?.environment;
      expect(told).toContainEqual({ name: 'SLUICE_TASK_URL', value: attempt.url });
      expect(await agent.status?.(attempt.idempotencyKey)).toEqual({ is: 'running' });
      await agent.stop(attempt.idempotencyKey);
      await agent.stop(reference);
      expect(await agent.status?.(reference)).toMatchObject({
        is: 'ended',
        why: expect.stringContaining('Stopped by Sluice'),
      });
    });

    test.each([{ cluster: 'nowhere' }, { taskDefinition: 'nothing' }])(
      '%j is refused',
      async (more) => {
        const started = await agentOf(await aSubnet(config.endpoint), more).start(attempt);
        expect(started).toEqual({ refused: expect.stringMatching(/ECS answered .*Check /) });
      },
    );

    test('a stop of what moto never ran is none', async () => {
      const agent = agentOf('subnet-1');
      await agent.stop('github:acme:1:1:1');
      await agent.stop(`arn:aws:ecs:us-east-1:123456789012:task/agents/${'0'.repeat(32)}`);
    });
  });

  describe('codebuild on moto', () => {
    test('a build is begun and stopped', async () => {
      await clients.builds.createProject({
        name: 'coder',
        source: { type: 'S3', location: 'bucket/path' },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image: 'a', computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: ROLE,
      });
      const agent = codebuildAgent(
        { project: 'coder' },
        { client: async () => clients.builds, secret },
      );
      const started = await agent.start(attempt);
      const reference = 'reference' in started ? started.reference : '';
      expect(reference).toMatch(/^coder:[\da-f-]{36}$/);
      await agent.stop(reference);
      await agent.stop(reference);
      expect(await agent.status?.(reference)).toMatchObject({ is: 'ended' });
    });

    test('a project that is not there is refused', async () => {
      const agent = codebuildAgent(
        { project: 'nowhere' },
        { client: async () => clients.builds, secret },
      );
      expect(await agent.start(attempt)).toEqual({ refused: expect.stringContaining('project') });
    });
  });

  describe('stepfunctions on moto', () => {
    test('an execution is begun once, told, and stopped', async () => {
      const { stateMachineArn = '' } = await clients.machines.createStateMachine({
        name: 'coder',
        roleArn: ROLE,
        definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
      });
      const agent = stepfunctionsAgent(
        { stateMachineArn },
        { client: async () => clients.machines, secret },
      );
      const first = await agent.start(attempt);
      expect(await agent.start(attempt)).toEqual(first);
      expect(await agent.start({ ...attempt, deadlineSeconds: 1 })).toEqual(first);
      const { executions = [] } = await clients.machines.listExecutions({ stateMachineArn });
      expect(executions.map(({ executionArn }) => executionArn)).toEqual(
        'reference' in first ? [first.reference] : [],
      );
      const executionArn = executions[0]?.executionArn;
      const { input = '' } = await clients.machines.describeExecution({ executionArn });
      expect(JSON.parse(input).callback).toEqual({ url: attempt.url, token: attempt.token });
      expect(await agent.status?.(attempt.idempotencyKey)).toEqual({ is: 'running' });
      for (let stops = 0; stops < 2; stops++) await agent.stop(attempt.idempotencyKey);
      expect(await agent.status?.(attempt.idempotencyKey)).toEqual({ is: 'ended', why: 'ABORTED' });
      await agent.stop('github:acme:1:1:1');
    });

    test('a machine that is not there is refused', async () => {
      const agent = stepfunctionsAgent(
        { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:nowhere' },
        { client: async () => clients.machines, secret },
      );
      const refused = expect.stringContaining('StateMachineDoesNotExist');
      expect(await agent.start(attempt)).toEqual({ refused });
    });
  });

  test('an event comes to a rule on its source', async () => {
    const { QueueUrl = '' } = await clients.queues.createQueue({ QueueName: 'agents' });
    const { Attributes } = await clients.queues.getQueueAttributes({
      QueueUrl,
      AttributeNames: ['QueueArn'],
    });
    await clients.events.putRule({
      Name: 'agents',
      EventPattern: JSON.stringify({ source: ['sluice'], 'detail-type': ['task.start'] }),
    });
    const Targets = [{ Id: 'queue', Arn: Attributes?.QueueArn }];
    await clients.events.putTargets({ Rule: 'agents', Targets });
    const agent = eventbridgeAgent(
      { bus: 'default' },
      { client: async () => clients.events, secret },
    );
    await agent.start(attempt);
    await agent.stop(attempt.idempotencyKey);
    const { Messages = [] } = await clients.queues.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
    });
    expect(Messages).toHaveLength(1);
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
      source: 'sluice',
      'detail-type': 'task.start',
      detail: { idempotencyKey: attempt.idempotencyKey, callback: { url: attempt.url } },
    });
  });
}

/** Of the VPC that every account begins with. */
async function aSubnet(endpoint: string): Promise<string> {
  const authorization = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ec2/aws4_request';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=DescribeSubnets&Version=2016-11-15',
  });
  return /<subnetId>(subnet-[\da-f]+)</.exec(await answer.text())?.[1] ?? '';
}
