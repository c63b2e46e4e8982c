import { afterAll, describe, expect, test } from '@jest/globals';
import { STEP_NAMES } from '../../infra/constructs/steps.ts';
import type { Template } from './synthesize.ts';
import { functionOf, resources, statementsOf, synthesize } from './synthesize.ts';

const REMOVE_MS = 60_000;

const {
  template: plain,
  templateOf,
  remove,
} = await synthesize({
  bundles: false,
  app: 'test/infra/variants.ts',
  stack: 'Plain',
});
const whole = await templateOf('Whole');
const configured = await templateOf('Configured');
const agents = await templateOf('Agents');
afterAll(remove, REMOVE_MS);

const values = (template: Template, type: string) => Object.values(resources(template, type));
const one = (template: Template, type: string) => values(template, type)[0];
const all = (template: Template, type: string, property: string) => [
  ...new Set(values(template, type).map((each) => each[property])),
];
const alarmsOf = (template: Template, name: string) =>
  Object.entries(resources(template, 'AWS::CloudWatch::Alarm'))
    .filter(([id]) => id.includes(name))
    .map(([, { Threshold }]) => Threshold);
const policyOf = ({ Resources }: Template, type: string) => [
  ...new Set(
    Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ DeletionPolicy }) => DeletionPolicy),
  ),
];

/** What each prop changes: how it is without, and how with it. */
test.each<{ prop: string; look: (template: Template) => unknown; without: unknown; with: unknown }>(
  [
    {
      prop: 'throttle',
      look: (template) => one(template, 'AWS::ApiGatewayV2::Stage').DefaultRouteSettings,
      without: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 1_000 },
      with: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 1_000 },
    },
    {
      prop: 'maxConcurrency',
      look: (template) =>
        values(template, 'AWS::Lambda::EventSourceMapping').map(
          ({ ScalingConfig }) => ScalingConfig.MaximumConcurrency,
        ),
      without: [4, 4],
      with: [7, 7],
    },
    {
      prop: 'memorySize',
      look: (template) => all(template, 'AWS::Lambda::Function', 'MemorySize'),
      without: [512, 256],
      with: [1_024],
    },
    {
      prop: 'logRetention, also of the access log',
      look: (template) =>
        values(template, 'AWS::Logs::LogGroup').map((each) => each.RetentionInDays),
      without: Array.from({ length: 8 }, () => 30),
      with: Array.from({ length: 8 }, () => 3),
    },
    {
      prop: 'alarmTopic',
      look: (template) => [
        values(template, 'AWS::SNS::Topic').length,
        values(template, 'AWS::KMS::Key').length,
      ],
      without: [1, 1],
      with: [0, 0],
    },
    {
      prop: 'alarmTopic, which every alarm goes to',
      look: (template) => typeof one(template, 'AWS::CloudWatch::Alarm').AlarmActions[0],
      without: 'object',
      with: 'string',
    },
    {
      prop: 'alarmEmail',
      look: (template) =>
        values(template, 'AWS::SNS::Subscription').map(({ Endpoint }) => Endpoint),
      without: [],
      with: ['pager@example.com'],
    },
    {
      prop: 'alarmThresholds.oldestMessage',
      look: (template) => alarmsOf(template, 'Old'),
      without: [900, 900],
      with: [180, 180],
    },
    {
      prop: 'alarmThresholds.refusedSignatures',
      look: (template) => alarmsOf(template, 'RefusedSignatures'),
      without: [20],
      with: [5],
    },
    {
      prop: 'alarmThresholds.errors',
      look: (template) => alarmsOf(template, 'Errors'),
      without: Array.from({ length: 8 }, () => 0),
      with: Array.from({ length: 8 }, () => 2),
    },
    {
      prop: 'alarmThresholds.overdueEffects',
      look: (template) => alarmsOf(template, 'EffectsOverdue'),
      without: [0],
      with: [9],
    },
    {
      prop: 'removalPolicy, of the table',
      look: (template) => [
        ...policyOf(template, 'AWS::DynamoDB::Table'),
        one(template, 'AWS::DynamoDB::Table').DeletionProtectionEnabled,
      ],
      without: ['Retain', true],
      with: ['Delete', undefined],
    },
  ],
)('$prop', ({ look, without, with: given }) => {
  expect(look(plain)).toEqual(without);
  const seen = look(whole);
  // Protection is off when it is said and when it is not.
  expect(Array.isArray(seen) ? seen.map((each) => each || undefined) : seen).toEqual(
    Array.isArray(given) ? given.map((each) => each || undefined) : given,
  );
});

test('two stacks of one account share no name', async () => {
  const again = await templateOf('again/Plain');
  const namesIn = (template: Template) =>
    [
      ...values(template, 'AWS::SQS::Queue').map(({ QueueName }) => QueueName),
      ...values(template, 'AWS::Logs::LogGroup').map(({ LogGroupName }) => LogGroupName),
      ...values(template, 'AWS::Logs::QueryDefinition').map(({ Name }) => Name),
    ].filter((name) => name !== undefined);
  expect(namesIn(plain).length).toBeGreaterThan(9);
  expect(namesIn(plain).filter((name) => namesIn(again).includes(name))).toEqual([]);
});

test('domainName is the address that agents and hooks are told', () => {
  expect(values(plain, 'AWS::ApiGatewayV2::ApiMapping')).toEqual([]);
  expect(values(whole, 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
  for (const step of ['dispatch', 'sweep']) {
    const [, { Environment }] = functionOf(whole, step);
    expect(JSON.stringify(Environment.Variables.URL)).toContain('https://');
    expect(JSON.stringify(Environment.Variables.URL)).toContain('Domain');
  }
});

describe('the secrets that a configuration names', () => {
  const secrets = (template: Template) =>
    Object.entries(resources(template, 'AWS::SecretsManager::Secret')).filter(
      ([, { Name }]) => Name !== undefined,
    );
  /** The names that a function may read; the key of the tokens has none. */
  const readable = (step: string) =>
    statementsOf(configured, step)
      .filter(({ Action }) =>
        ['secretsmanager:GetSecretValue', 'ssm:GetParameter'].includes(String(Action)),
      )
      .flatMap(({ Resource }) => [Resource].flat())
      .flatMap((resource) => {
        const id = Reflect.get(Object(resource), 'Ref');
        const secret = secrets(configured).find(([each]) => each === id);
        const parameter = /parameter\/[\w/*-]+/.exec(JSON.stringify(resource))?.[0];
        return secret ? [secret[1].Name] : parameter ? [parameter] : id ? ['the token key'] : ['?'];
      })
      .sort();

  test('are made without a value, once each', () => {
    const made = secrets(configured).map(([, properties]) => properties);
    expect(made.map(({ Name }) => Name).sort()).toEqual([
      'sluice/agent',
      'sluice/app-key',
      'sluice/ci',
      'sluice/hook-1',
      'sluice/hook-2',
    ]);
    for (const each of made) {
      expect(each).not.toHaveProperty('SecretString');
      expect(each).not.toHaveProperty('GenerateSecretString');
    }
    expect(secrets(plain)).toEqual([]);
  });

  test('outlive the stack', () => {
    const policies = (template: Template) =>
      secrets(template).map(([id]) => template.Resources[id]?.DeletionPolicy);
    expect(new Set(policies(configured))).toEqual(new Set(['RetainExceptOnCreate']));
    expect(new Set(policies(whole))).toEqual(new Set(['Delete']));
  });

  test.each([
    {
      step: 'receive',
      reads: ['parameter/sluice/linear-hook', 'sluice/ci', 'sluice/hook-1', 'sluice/hook-2'],
    },
    {
      step: 'dispatch',
      reads: ['parameter/sluice/linear-client', 'sluice/agent', 'sluice/app-key', 'the token key'],
    },
    { step: 'ingest', reads: [] },
    { step: 'report', reads: ['the token key'] },
    {
      step: 'writeback',
      reads: ['parameter/sluice/linear-client', 'sluice/app-key', 'sluice/ci'],
    },
    { step: 'sweep', reads: ['parameter/sluice/linear-client', 'sluice/app-key'] },
    { step: 'operate', reads: [] },
  ])('$step may read exactly what it needs: $reads', ({ step, reads }) => {
    expect(readable(step)).toEqual(reads);
  });

  test('leave no wildcard in any policy', () => {
    for (const step of STEP_NAMES)
      expect(JSON.stringify(statementsOf(configured, step))).not.toContain('*');
  });
});

describe('the guardrail that a configuration names', () => {
  const asking = (template: Template, step: string) =>
    statementsOf(template, step).filter(({ Action }) =>
      JSON.stringify(Action).includes('bedrock:'),
    );

  test('is asked by dispatch, and nothing else may be done with Bedrock', () => {
    const [statement, ...others] = asking(agents, 'dispatch');
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Action: 'bedrock:ApplyGuardrail', Effect: 'Allow' });
    const [, parts] = Reflect.get(Object(statement?.Resource), 'Fn::Join');
    expect(parts.at(0)).toBe('arn:');
    expect(parts.at(-1)).toBe(':guardrail/gr1abc2def3g');
  });

  test.each(STEP_NAMES.filter((step) => step !== 'dispatch'))('and by no other: %s', (step) => {
    expect(asking(agents, step)).toEqual([]);
  });

  test('without one nobody may ask', () => {
    expect(STEP_NAMES.flatMap((step) => asking(plain, step))).toEqual([]);
  });
});

describe('the agents that a configuration names', () => {
  const ON_AWS = /^(ecs|codebuild|states|events):|^iam:PassRole$/;
  const actionsOf = (template: Template, step: string) =>
    statementsOf(template, step)
      .flatMap(({ Action }) => Action)
      .filter((action) => ON_AWS.test(action));

  test('are started, asked and stopped by dispatch', () => {
    expect(new Set(actionsOf(agents, 'dispatch').map((action) => action.split(':')[0]))).toEqual(
      new Set(['ecs', 'codebuild', 'states', 'events', 'iam']),
    );
    expect(JSON.stringify(statementsOf(agents, 'dispatch'))).toContain(':123456789012:agents');
  });

  test.each(STEP_NAMES.filter((step) => step !== 'dispatch'))('and by no other: %s', (step) => {
    expect(actionsOf(agents, step)).toEqual([]);
  });

  test('without a configuration nobody may', () => {
    expect(STEP_NAMES.flatMap((step) => actionsOf(plain, step))).toEqual([]);
  });
});
