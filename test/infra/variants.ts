import { join } from 'node:path';
import { App, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { DomainName } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Sluice } from '../../infra/sluice.ts';

/** The construct in stacks of somebody's own: with nothing, with every prop, and with configurations. */
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const stack = (name: string) => new Stack(app, name);
const config = (name: string) => join(import.meta.dirname, 'configs', `${name}.yaml`);

new Sluice(stack('Plain'), 'Sluice').addOutputs();

const whole = stack('Whole');
const topic = 'arn:aws:sns:eu-central-1:123456789012:pager';
const certificate = 'arn:aws:acm:eu-central-1:123456789012:certificate/1';
new Sluice(whole, 'Sluice', {
  config: config('every-secret'),
  throttle: { rateLimit: 50 },
  maxConcurrency: 7,
  memorySize: 1_024,
  logRetention: RetentionDays.THREE_DAYS,
  alarmTopic: Topic.fromTopicArn(whole, 'Pager', topic),
  alarmEmail: 'pager@example.com',
  alarmThresholds: {
    oldestMessage: Duration.minutes(3),
    refusedSignatures: 5,
    errors: 2,
    overdueEffects: 9,
  },
  domainName: new DomainName(whole, 'Domain', {
    domainName: 'hooks.example.com',
    certificate: Certificate.fromCertificateArn(whole, 'Certificate', certificate),
  }),
  removalPolicy: RemovalPolicy.DESTROY,
});

new Sluice(stack('Configured'), 'Sluice', { config: config('every-secret') });
new Sluice(stack('Agents'), 'Sluice', { config: config('every-agent') });

const elsewhere = { account: '123456789012', region: 'eu-central-1' };
new Sluice(new Stack(app, 'Elsewhere', { env: elsewhere }), 'Sluice');

/** At the same place of an app as the first one, as a second environment in one account is. */
const again = new App({ outdir: `${process.env.CDK_OUTDIR}/again` });
new Sluice(new Stack(again, 'Plain', { stackName: 'plain-two' }), 'Sluice');
again.synth();
