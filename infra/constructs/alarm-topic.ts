import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/**
 * The topic of the alarms, encrypted. CloudWatch has no role that could be granted anything, and cannot use the key that AWS manages for
 * SNS: both the topic and a key of ours have to let it in by name, for alarms of this account only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Sluice: alarms on their way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    const cloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    const use = ['kms:Decrypt', 'kms:GenerateDataKey*'];
    key.addToResourcePolicy(new PolicyStatement({ ...cloudWatch, actions: use, resources: ['*'] }));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
  }
}
