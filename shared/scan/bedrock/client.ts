import type { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';
import { perRegion } from '../../core/per-region.ts';

/** What is asked of Bedrock. */
export type BedrockCalls = Pick<BedrockRuntime, 'applyGuardrail'>;

export const bedrockClient = perRegion<BedrockCalls>(async (config) => {
  const { BedrockRuntime } = await import('@aws-sdk/client-bedrock-runtime');
  return new BedrockRuntime(config);
});
