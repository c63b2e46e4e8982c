import type { SFN } from '@aws-sdk/client-sfn';
import { perRegion } from '../../core/per-region.ts';

/** What is asked of Step Functions. */
export type StepfunctionsCalls = Pick<
  SFN,
  'startExecution' | 'stopExecution' | 'describeExecution'
>;

export const stepfunctionsClient = perRegion<StepfunctionsCalls>(async (config) => {
  const { SFN } = await import('@aws-sdk/client-sfn');
  return new SFN(config);
});
