import { afterAll, describe, expect, test } from '@jest/globals';
import { STEP_NAMES } from '../../infra/constructs/steps.ts';
import { EFFECTS } from '../../shared/core/effect.ts';
import { METRICS } from '../../shared/core/metrics.ts';
import { REASONS } from '../../shared/core/reasons.ts';
import { allows } from './allows.ts';
import { functionOf, resources, synthesize } from './synthesize.ts';

const REMOVE_MS = 60_000;
/** What the functions' lines have. */
const LOGGED =
  'message service connection delivery event actor outcome reason ticket task ms status attempt agent state effect result level where error name'.split(
    ' ',
  );

const { template, remove } = await synthesize({ bundles: false });
afterAll(remove, REMOVE_MS);

const all = (type: string) => resources(template, type);
const only = (type: string) => {
  const [found, ...more] = Object.values(all(type));
  expect(more).toEqual([]);
  return found;
};
const alarms = Object.entries(all('AWS::CloudWatch::Alarm'));
const alarm = (name: string) =>
  alarms.find(([id]) => id.startsWith(`SluiceAlarms${name}`))?.[1] ?? {};
/** Every metric of an alarm, also of one that adds up several. */
const metricsOf = (of: { Metrics?: { MetricStat?: { Metric: object } }[] }) =>
  of.Metrics?.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : [])) ?? [of];

describe('the topic of the alarms', () => {
  const { KeyPolicy, EnableKeyRotation } = only('AWS::KMS::Key');
  const policy = only('AWS::SNS::TopicPolicy').PolicyDocument;
  const cloudWatch = {
    service: 'cloudwatch.amazonaws.com',
    context: { 'aws:SourceAccount': 'AWS::AccountId', 'aws:SecureTransport': 'true' },
  };
  const publish = { ...cloudWatch, action: 'sns:Publish' };

  test('is encrypted with a key of its own, which changes every year', () => {
    const [id] = Object.keys(all('AWS::KMS::Key'));
    expect(only('AWS::SNS::Topic').KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
    expect(EnableKeyRotation).toBe(true);
  });

  test.each(['kms:GenerateDataKey', 'kms:Decrypt'])('CloudWatch may %s', (action) => {
    expect(allows(KeyPolicy, { ...cloudWatch, action })).toBe(true);
  });

  test('CloudWatch may publish', () => {
    expect(allows(policy, publish)).toBe(true);
  });

  test.each([
    { who: 'an alarm of another account', change: { 'aws:SourceAccount': '999999999999' } },
    { who: 'somebody without TLS', change: { 'aws:SecureTransport': 'false' } },
  ])('$who may not publish', ({ change }) => {
    const context = { ...publish.context, ...change };
    expect(allows(policy, { ...publish, context })).toBe(false);
  });

  test('nor use the key', () => {
    const context = { ...cloudWatch.context, 'aws:SourceAccount': '999999999999' };
    expect(allows(KeyPolicy, { ...cloudWatch, action: 'kms:Decrypt', context })).toBe(false);
  });

  test('hears of every alarm, and of its end', () => {
    const [topic] = Object.keys(all('AWS::SNS::Topic'));
    for (const [, { AlarmActions, OKActions }] of alarms) {
      expect(AlarmActions).toEqual([{ Ref: topic }]);
      expect(OKActions).toEqual([{ Ref: topic }]);
    }
    expect(alarms.length).toBeGreaterThan(0);
  });
});

describe('an alarm', () => {
  test.each(STEP_NAMES)('on errors of %s', (step) => {
    const [id] = functionOf(template, step);
    const name = `${step[0]?.toUpperCase()}${step.slice(1)}Errors`;
    expect(alarm(name)).toMatchObject({
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: id } }],
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
  });

  test.each(['Tasks', 'Shows'])('on a dead letter of %s', (queue) => {
    const [dead] = Object.keys(all('AWS::SQS::Queue')).filter((id) =>
      id.startsWith(`Sluice${queue}QueueDead`),
    );
    expect(alarm(`${queue}DeadLetters`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [dead, 'QueueName'] } }],
      Statistic: 'Maximum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
    });
  });

  test.each(['Tasks', 'Shows'])('on the age of what waits in %s', (queue) => {
    expect(alarm(`${queue}Old`)).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 15 * 60,
    });
  });

  test('when sweep is silent for five minutes', () => {
    const [sweep] = functionOf(template, 'sweep');
    const overdue = alarm('SweepOverdue');
    expect(overdue).toMatchObject({
      EvaluationPeriods: 5,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
    expect(overdue.Metrics[0].Expression).toBe('ended * started');
    expect(metricsOf(overdue)).toEqual([
      {
        Namespace: 'Sluice',
        MetricName: 'Sweeps',
        Dimensions: [{ Name: 'service', Value: 'sweep' }],
      },
      {
        Namespace: 'AWS/Lambda',
        MetricName: 'Invocations',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: sweep } }],
      },
    ]);
    for (const { MetricStat } of overdue.Metrics.slice(1))
      expect(MetricStat).toMatchObject({ Period: 60, Stat: 'Sum' });
  });

  test('on a burst of refused signatures, by each reason that there is', () => {
    const unauthorized = Object.entries(REASONS).filter(([, { status }]) => status === 401);
    const expected = unauthorized.map(([reason]) => ({
      Namespace: 'Sluice',
      MetricName: 'Refusals',
      Dimensions: [
        { Name: 'reason', Value: reason },
        { Name: 'service', Value: reason.startsWith('key_') ? 'ingest' : 'receive' },
      ],
    }));
    expect(metricsOf(alarm('RefusedSignatures'))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(3);
    // CloudWatch takes no more in one alarm.
    expect(expected.length).toBeLessThanOrEqual(10);
  });

  test('on a 429, which stands only in the access log', () => {
    const { FilterPattern, MetricTransformations, LogGroupName } = only('AWS::Logs::MetricFilter');
    const [{ MetricName, MetricNamespace, Dimensions }] = MetricTransformations;
    expect(FilterPattern).toBe('{ $.status = "429" }');
    const { AccessLogSettings } = only('AWS::ApiGatewayV2::Stage');
    expect(AccessLogSettings.DestinationArn['Fn::GetAtt'][0]).toBe(LogGroupName.Ref);
    const fields = JSON.parse(AccessLogSettings.Format);
    expect(fields).toMatchObject({ status: '$context.status', api: '$context.apiId' });
    const [api] = Object.keys(all('AWS::ApiGatewayV2::Api'));
    expect(Dimensions).toEqual([{ Key: 'api', Value: '$.api' }]);
    expect(alarm('TurnedAway')).toMatchObject({
      Namespace: MetricNamespace,
      MetricName,
      Dimensions: [{ Name: 'api', Value: { Ref: api } }],
      Threshold: 0,
    });
  });

  test.each([
    { name: 'ServerErrors', metric: '5xx', count: 1 },
    { name: 'NoRoom', metric: 'Throttles', count: 7 },
    { name: 'EffectsOverdue', metric: 'Overdue', count: EFFECTS.length },
  ])('$name looks at $count × $metric', ({ name, metric, count }) => {
    const looked = metricsOf(alarm(name));
    expect(looked.map((each) => Reflect.get(each, 'MetricName'))).toEqual(
      Array.from({ length: count }, () => metric),
    );
  });

  test.each(alarms)('%s says what to do, with a command or a prop', (_, { AlarmDescription }) => {
    const text = JSON.stringify(AlarmDescription);
    expect(text).toMatch(/`(sluice --stack Sluice |aws |throttle)|Whoever invoked it was told/);
  });
});

test('every metric of ours that is watched is written as it is watched', () => {
  const ours = alarms
    .flatMap(([, properties]) => metricsOf(properties))
    .filter((each) => Reflect.get(each, 'Namespace') === 'Sluice')
    .filter((each) => Reflect.get(each, 'MetricName') !== 'TurnedAway');
  for (const each of ours) {
    const name = Reflect.get(each, 'MetricName') as keyof typeof METRICS;
    const names = Reflect.get(each, 'Dimensions').map(({ Name }: { Name: string }) => Name);
    expect(names.sort()).toEqual(['service', ...METRICS[name].dimensions].sort());
  }
  expect(ours.length).toBeGreaterThan(0);
});

describe('the dashboard', () => {
  const body = JSON.stringify(only('AWS::CloudWatch::Dashboard').DashboardBody).replaceAll(
    /\\+"/g,
    '"',
  );

  test.each(Object.entries(METRICS).filter(([name]) => name !== 'Sweeps'))(
    'shows %s, found by exactly its dimensions',
    (name, { dimensions }) => {
      const schema = ['Sluice', 'service', ...dimensions].join(',');
      expect(body).toContain(`SEARCH('{${schema}} MetricName="${name}"`);
    },
  );

  test.each([
    'ApproximateNumberOfMessagesVisible',
    'ApproximateAgeOfOldestMessage',
    'Errors',
    'Throttles',
    'Duration',
    '5xx',
    'TurnedAway',
  ])('shows %s', (metric) => {
    expect(body).toContain(`"${metric}"`);
  });

  test('has a line for every outcome and every state', () => {
    const outcomes = new Set(Object.values(REASONS).map(({ of }) => of));
    for (const outcome of outcomes)
      expect(body.includes(`outcome="${outcome}"`)).toBe(!['refused', 'task'].includes(outcome));
  });

  test('shows how every alarm stands', () => {
    for (const [id] of alarms) expect(body).toContain(id);
  });
});

describe('the saved queries', () => {
  const queries = Object.values(all('AWS::Logs::QueryDefinition'));

  test.each([
    'what became of this delivery',
    'what happened to this task',
    'who was refused',
    'slow effects',
  ])('answer: %s', (question) => {
    expect(queries.map(({ Name }) => Name)).toContain(`Sluice/Sluice: ${question}`);
  });

  test('ask for nothing that the logs do not have', () => {
    const access = Object.keys(
      JSON.parse(only('AWS::ApiGatewayV2::Stage').AccessLogSettings.Format),
    );
    for (const { QueryString, LogGroupNames } of queries) {
      const door = JSON.stringify(LogGroupNames).includes('SluiceApiLog');
      const asked = QueryString.replaceAll(/'[^']*'|@\w+|\bpct\b|\bcount\b|\blatest\b/g, '')
        .split('\n')
        .flatMap((line: string) => line.replace(/^\| |sort.*|limit.*/g, '').split(/\W+/));
      const words = [
        '',
        'fields',
        'filter',
        'stats',
        'by',
        'as',
        'and',
        'or',
        'like',
        'last',
        'requests',
        'attempts',
        'p50',
        'p99',
      ];
      const fields = asked.filter((word: string) => !words.includes(word) && !/^\d+$/.test(word));
      expect(door ? access : LOGGED).toEqual(expect.arrayContaining([...new Set(fields)]));
      expect(fields.length).toBeGreaterThan(0);
    }
  });

  test('ask logs that there are', () => {
    const groups = Object.keys(all('AWS::Logs::LogGroup'));
    for (const { LogGroupNames } of queries)
      for (const { Ref } of LogGroupNames) expect(groups).toContain(Ref);
  });
});

test('the access log has no header, query or body', () => {
  const { Format } = only('AWS::ApiGatewayV2::Stage').AccessLogSettings;
  expect(Object.values(JSON.parse(Format)).join(' ')).not.toMatch(
    /header|query|body|authorizer|userAgent/i,
  );
});
