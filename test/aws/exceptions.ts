/** A grant that no call of the function itself uses. */
export interface Exception {
  readonly actions: readonly string[];
  /** What it must be granted on: nothing else is excused. */
  readonly on: 'the queue that its event source mapping reads' | 'its own log group';
  readonly reason: string;
}

/** Every grant without a call, with its reason. One that excuses nothing any more fails the test. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    on: 'the queue that its event source mapping reads',
    reason:
      'Lambda polls the queue in the function’s name. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions',
  },
  {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    on: 'its own log group',
    reason:
      'Lambda writes the log in the function’s name. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  },
];
