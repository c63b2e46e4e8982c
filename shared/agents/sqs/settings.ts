import * as z from 'zod/mini';
import { isSafeUrl } from '../../core/safe-url.ts';

export const SqsSettings = z.strictObject({
  queueUrl: z
    .string()
    .check(
      z.refine(
        (url) => isSafeUrl(url) && /^\/[^/]+\/[\w-]+(\.fifo)?$/.test(new URL(url).pathname),
        'the URL of a queue, such as `https://sqs.eu-central-1.amazonaws.com/123456789012/agents`',
      ),
    ),
});

export type SqsSettings = z.infer<typeof SqsSettings>;
