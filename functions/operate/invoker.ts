import * as z from 'zod/mini';
import type { Person } from '../../shared/core/head.ts';
import { operator } from '../../shared/core/operator.ts';

const ClientContextSchema = z.object({
  custom: z.object({ caller: z.string().check(z.maxLength(2_048)) }),
});

/** `arn:aws:sts::123456789012:assumed-role/Admin/jane`, `arn:aws:iam::123456789012:user/jane`: its last word is who. */
const CALLER = /^arn:aws[\w-]*:(?:sts|iam)::\d{12}:(?:.*\/)?(?<who>[\w+=,.@-]{1,64})$/;

/**
 * Who invoked the function. A direct invocation tells nothing about its caller that the caller could not make up (`clientContext` is
 * theirs), so all whom IAM lets in are one person to us: whoever started a task here cannot also approve it at high risk, not even as
 * somebody else. What they call themselves only stands in the history; CloudTrail knows who it was.
 */
export function invoker(clientContext: unknown): Person {
  const everybody = operator('aws');
  const claimed = ClientContextSchema.safeParse(clientContext);
  const who = claimed.success ? CALLER.exec(claimed.data.custom.caller)?.groups?.who : undefined;
  return who === undefined ? everybody : { ...everybody, name: `aws:${who}` };
}
