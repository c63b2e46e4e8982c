import type { CodeBuild } from '@aws-sdk/client-codebuild';
import { perRegion } from '../../core/per-region.ts';

/** What is asked of CodeBuild. */
export type CodebuildCalls = Pick<
  CodeBuild,
  'startBuild' | 'stopBuild' | 'listBuildsForProject' | 'batchGetBuilds'
>;

export const codebuildClient = perRegion<CodebuildCalls>(async (config) => {
  const { CodeBuild } = await import('@aws-sdk/client-codebuild');
  return new CodeBuild(config);
});
