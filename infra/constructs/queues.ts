import { ArnFormat, Duration, Names, Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MAX_RECEIVES } from '../../shared/core/max-receives.ts';

/** As AWS asks for of a function's queue, so that a throttled batch can be tried again before it is seen twice. */
const VISIBILITY_TIMEOUTS = 6;
const MAX_NAME_CHARS = 80;

export interface WorkQueueProps {
  /** The timeout of the function that takes from it. */
  readonly consumerTimeout: Duration;
}

/** A queue of pointers to tickets, with its dead letters. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  /** Kept for fourteen days, the longest that there is. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { consumerTimeout }: WorkQueueProps) {
    super(scope, id);
    const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    // Each of the two names the other: one of the names has to be known before. It begins with the stack's.
    const queueName = Names.uniqueResourceName(this, { maxLength: MAX_NAME_CHARS, separator: '-' });
    this.deadLetters = new Queue(this, 'Dead', {
      ...safe,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, 'Source', this.arnOf(queueName))],
      },
    });
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      queueName,
      visibilityTimeout: Duration.seconds(consumerTimeout.toSeconds() * VISIBILITY_TIMEOUTS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });
  }

  grantSend(grantee: IGrantable): void {
    this.queue.grant(grantee, 'sqs:SendMessage');
  }

  /** For the function that takes from the queue: what Lambda does in its name. */
  grantTake(grantee: IGrantable): void {
    const actions = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
    this.queue.grant(grantee, ...actions.map((action) => `sqs:${action}`));
  }

  /** For the function that takes from the queue: what no repetition mends it puts aside itself, with the reason. */
  grantPutAside(grantee: IGrantable): void {
    this.deadLetters.grant(grantee, 'sqs:SendMessage');
  }

  /** For people: to look at dead letters, which is to take them, and to give them back or remove them. */
  grantDeadLetters(grantee: IGrantable): void {
    const actions = [
      'ReceiveMessage',
      'ChangeMessageVisibility',
      'DeleteMessage',
      'GetQueueAttributes',
    ];
    this.deadLetters.grant(grantee, ...actions.map((action) => `sqs:${action}`));
  }

  private arnOf(queueName: string): string {
    const arnFormat = ArnFormat.NO_RESOURCE_NAME;
    return Stack.of(this).formatArn({ service: 'sqs', resource: queueName, arnFormat });
  }
}
