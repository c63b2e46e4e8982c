import { arnBeside, parseArn } from '../../core/arn.ts';
import type { Grant } from '../../core/grant.ts';
import type { CodebuildSettings } from './settings.ts';

const ACTIONS = ['StartBuild', 'StopBuild', 'ListBuildsForProject', 'BatchGetBuilds'];

/** Builds of one project. */
export function codebuildGrants({ project }: CodebuildSettings): readonly Grant[] {
  const arn = parseArn(project) ? project : arnBeside(project, 'codebuild', `project/${project}`);
  return [{ actions: ACTIONS.map((action) => `codebuild:${action}`), resources: [arn] }];
}
