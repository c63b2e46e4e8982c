import { agentKind } from '../../core/agent-kind.ts';
import { codebuildGrants } from './grants.ts';
import { CodebuildSettings } from './settings.ts';

/** `codebuild: {project}` */
export const codebuild = agentKind({
  name: 'codebuild',
  settings: CodebuildSettings,
  grants: codebuildGrants,
});
