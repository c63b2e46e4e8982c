import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** A message that failed this often is put aside; sweep sends what is owed anew. */
const MAX_RECEIVES = 5;
/** As AWS asks for of a function's queue, so that a throttled batch can be tried again before it is seen twice. */
const VISIBILITY_TIMEOUTS = 6;

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
    this.deadLetters = new Queue(this, 'Dead', { ...safe, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(consumerTimeout.toSeconds() * VISIBILITY_TIMEOUTS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
  }

  grantSend(grantee: IGrantable): void {
    this.queue.grant(grantee, 'sqs:SendMessage');
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
}
