import type { Grant } from '../../core/grant.ts';
import type { SqsSettings } from './settings.ts';

/** A start and a stop are messages. The queue of an emulator needs no grant. */
export function sqsGrants({ queueUrl }: SqsSettings): readonly Grant[] {
  const { hostname, pathname } = new URL(queueUrl);
  const [, region] = /^sqs\.([a-z\d-]+)\.amazonaws\./.exec(hostname) ?? [];
  const [, account, name] = pathname.split('/');
  if (region === undefined) return [];
  const queue = `arn:\${AWS::Partition}:sqs:${region}:${account}:${name}`;
  return [{ actions: ['sqs:SendMessage'], resources: [queue] }];
}
