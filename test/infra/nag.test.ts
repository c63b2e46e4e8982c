import { afterAll, expect, test } from '@jest/globals';
import { synthesize } from './synthesize.ts';

const SLOW_MS = 120_000;

const { acknowledged, remove } = await synthesize({ bundles: false });
const taken = await acknowledged();
afterAll(remove, SLOW_MS);

/** `synthesize` has rejected by now if cdk-nag found anything else. */
test('what is taken as it is are routes that know their callers otherwise, one secret, and the prefix of the secrets', () => {
  const found = taken.map(({ path, finding }) => `${path.split('/').at(-1)}: ${finding}`);
  const here = '<AWS::Region>:<AWS::AccountId>';
  const prefixes = ['Receive', 'Ingest', 'Dispatch', 'Sweep', 'Writeback'].flatMap((step) =>
    [`secretsmanager:${here}:secret`, `ssm:${here}:parameter`].map((kind) => {
      const name = kind.endsWith('secret') ? ':sluice/*' : '/sluice/*';
      return `${step}Role: Annotation::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:${kind}${name}]`;
    }),
  );
  expect(found.sort()).toEqual(
    [
      ...prefixes,
      'TokenKey: Annotation::AwsSolutions-SMG4',
      'POST--webhooks--{connection}: Annotation::AwsSolutions-APIG4',
      'GET--healthz: Annotation::AwsSolutions-APIG4',
      'GET--docs: Annotation::AwsSolutions-APIG4',
      'GET--openapi.json: Annotation::AwsSolutions-APIG4',
      'POST--issues: Annotation::AwsSolutions-APIG4',
      'POST--issues--{proxy+}: Annotation::AwsSolutions-APIG4',
      'GET--tasks--{proxy+}: Annotation::AwsSolutions-APIG4',
      'POST--tasks--{proxy+}: Annotation::AwsSolutions-APIG4',
    ].sort(),
  );
});

test.each(taken)('$finding at $path has a reason', ({ reason }) => {
  expect(reason.length).toBeGreaterThan(60);
});

test(
  'a careless addition fails the synthesis, also right beside what is taken',
  async () => {
    const said = await synthesize({ bundles: false, app: 'test/infra/careless.ts' }).then(
      () => 'nothing',
      String,
    );
    const found = [...said.matchAll(/Acknowledge with 'AwsSolutions::([^']+)'/g)];
    expect(found.map(([, finding]) => finding).sort()).toEqual([
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/*]',
      'AwsSolutions-SQS3',
      'AwsSolutions-SQS4',
    ]);
  },
  SLOW_MS,
);
