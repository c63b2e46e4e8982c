import * as z from 'zod/mini';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ApplyGuardrail.html */
const GUARDRAIL =
  /^([a-z0-9]{1,64}|arn:aws(-[^:]{1,20})?:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]{1,64})$/;
const VERSION = /^([1-9]\d{0,7}|DRAFT)$/;

/** A guardrail of Amazon Bedrock and the version of it that is asked. A bare id is of Sluice's own account and region. */
export const Guardrail = z.strictObject({
  guardrail: z.string().check(
    z.trim(),
    z.refine((id) => GUARDRAIL.test(id), 'the id or the ARN of a guardrail'),
  ),
  version: z.pipe(
    z.unknown(),
    // People write it as a number.
    z.transform((value, context): string => {
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text === 'string' && VERSION.test(text.trim())) return text.trim();
      const message = 'the number of a version, such as `3`, or `DRAFT`';
      context.issues.push({ code: 'custom', message, input: value });
      return z.NEVER;
    }),
  ),
});

export type Guardrail = z.infer<typeof Guardrail>;
