import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';
import { form } from '../form.ts';

/** An execution of one state machine. */
export const StepfunctionsSettings = z.strictObject({
  /** A version or an alias of one, too. */
  stateMachineArn: form(
    /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:[\w.-]{1,80}(:[\w.-]+)?$/,
    'the ARN of a state machine, such as `arn:aws:states:eu-central-1:123456789012:stateMachine:agent`',
  ),
  /** Seals the attempt's token. */
  secret: z.exactOptional(SecretReference),
});

export type StepfunctionsSettings = z.infer<typeof StepfunctionsSettings>;
