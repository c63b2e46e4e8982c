import { arnBeside, parseArn } from '../../core/arn.ts';
import type { Grant } from '../../core/grant.ts';
import type { Guardrail } from '../../core/guardrail.ts';

/** To ask one guardrail, and no more. */
export function guardrailGrants({ guardrail }: Guardrail): readonly Grant[] {
  const arn = parseArn(guardrail)
    ? guardrail
    : arnBeside(guardrail, 'bedrock', `guardrail/${guardrail}`);
  return [{ actions: ['bedrock:ApplyGuardrail'], resources: [arn] }];
}
