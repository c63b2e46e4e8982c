import { ECS } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { ecsAgent } from '../../../../shared/agents/ecs/agent.ts';
import { EcsSettings } from '../../../../shared/agents/ecs/settings.ts';
import { startEcs } from '../../../support/services/ecs.ts';
import { attemptOf } from '../attempt.ts';
import { unseal } from '../unseal.ts';

const SECRET = 's'.repeat(64);
const GIVEN = {
  cluster: 'agents',
  taskDefinition: 'coder',
  containerName: 'agent',
  subnets: ['subnet-0a1b'],
};

let running: Awaited<ReturnType<typeof startEcs>>;
let client: ECS;

beforeEach(async () => {
  running = await startEcs();
  client = new ECS(running.service.config);
});
afterEach(async () => {
  client.destroy();
  await running.service.stop();
});

const agentOf = (more: object = {}, value: string | undefined = SECRET) =>
  ecsAgent(z.parse(EcsSettings, { ...GIVEN, ...more }), {
    client: async () => client,
    secret: async () => value,
  });

async function asked(more: object) {
  await agentOf(more).start(attemptOf());
  return running.service.calls[0]?.input;
}

function environmentOf(input: Awaited<ReturnType<typeof asked>>) {
  const [{ environment }] = input.overrides.containerOverrides;
  return Object.fromEntries(
    environment.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
}

test('a task is started on Fargate, in the subnets, without a public address', async () => {
  expect(await asked({})).toMatchObject({
    cluster: 'agents',
    taskDefinition: 'coder',
    count: 1,
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ['subnet-0a1b'], assignPublicIp: 'DISABLED' },
    },
  });
});

test('spot, security groups and a public address where they are wanted', async () => {
  const more = { capacity: 'FARGATE_SPOT', securityGroups: ['sg-1'], assignPublicIp: true };
  const input = await asked(more);
  expect(input).not.toHaveProperty('launchType');
  expect(input).toMatchObject({
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    networkConfiguration: {
      awsvpcConfiguration: { securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' },
    },
  });
});

describe('the container is told', () => {
  test('where its task is, and nothing that people wrote', async () => {
    const { url, token, task } = attemptOf();
    const input = await asked({});
    expect(environmentOf(input)).toEqual({
      SLUICE_TASK_ID: task.id,
      SLUICE_TASK_URL: url,
      SLUICE_ATTEMPT: '2',
      SLUICE_RUN: expect.stringMatching(/^sluice-[\da-f]{40}$/),
      SLUICE_TOKEN: token,
    });
    expect(JSON.stringify(input)).not.toContain('squeaks');
  });

  test('its token sealed, where there is a secret', async () => {
    const { SLUICE_TOKEN, SLUICE_SEALED_TOKEN } = environmentOf(await asked({ secret: 'env:S' }));
    expect(SLUICE_TOKEN).toBeUndefined();
    expect(unseal(String(SLUICE_SEALED_TOKEN), SECRET)).toBe(attemptOf().token);
  });
});

test('without its secret nothing is started', async () => {
  const agent = ecsAgent(z.parse(EcsSettings, { ...GIVEN, secret: 'env:S' }), {
    client: async () => client,
    secret: async () => undefined,
  });
  await expect(agent.start(attemptOf())).rejects.toThrow('env:S is missing or empty');
  expect(running.service.calls).toEqual([]);
});

test('a start that is repeated after the configuration was changed is the run that there is', async () => {
  const first = await agentOf().start(attemptOf());
  expect(await agentOf({ subnets: ['subnet-2'] }).start(attemptOf())).toEqual(first);
  expect(running.tasks).toHaveLength(1);
});

test('an address that fits no override is refused before ECS is asked', async () => {
  const url = `https://sluice.example/tasks/${'x'.repeat(8_192)}`;
  const started = await agentOf().start(attemptOf({ url }));
  expect(started).toEqual({ refused: expect.stringContaining('too long') });
  expect(running.service.calls).toEqual([]);
});

test('a run is stopped in the cluster where it was begun', async () => {
  const started = await agentOf().start(attemptOf());
  const moved = agentOf({ cluster: 'others' });
  if ('reference' in started) await moved.stop(started.reference);
  expect(running.tasks[0].lastStatus).toBe('STOPPED');
});

test('what ECS says of the end holds no account number', async () => {
  const agent = agentOf();
  await agent.start(attemptOf());
  running.end(
    running.tasks[0],
    'TaskFailedToStart',
    'CannotPullContainerError: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/a: not found, see arn:aws:ecr:x:123456789012:y',
  );
  const said = await agent.status?.(`${JSON.stringify(running.tasks[0].taskArn).slice(1, -1)}`);
  expect(said).toMatchObject({ is: 'ended', why: expect.stringContaining('CannotPullContainer') });
  expect(JSON.stringify(said)).not.toMatch(/123456789012|arn:/);
});
