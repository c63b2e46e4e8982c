import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Engines } from '../../infra/local/connect-engines.ts';

const EVERY_MS = 250;

/** How many messages wait in both queues, as last seen. */
export function backlog({ sqs, queues }: Engines): { waiting(): number; stop(): void } {
  const seen = new Map<string, number>();
  const look = async (QueueUrl: string) => {
    const AttributeNames = [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesDelayed',
    ] as const;
    const answer = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    const counts = AttributeNames.map((name) => Number(answer.Attributes?.[name] ?? 0));
    seen.set(
      QueueUrl,
      counts.reduce((sum, count) => sum + count, 0),
    );
  };
  const timer = setInterval(() => {
    for (const url of Object.values(queues)) look(url).catch(() => {});
  }, EVERY_MS);
  return {
    waiting: () => [...seen.values()].reduce((sum, count) => sum + count, 0),
    stop: () => clearInterval(timer),
  };
}
