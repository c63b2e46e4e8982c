import { agentMaker } from '../../core/agent-maker.ts';
import { regionIn } from '../../core/arn.ts';
import { codebuildAgent } from './agent.ts';
import { codebuildClient } from './client.ts';
import { codebuild } from './kind.ts';

export const codebuildMaker = agentMaker(codebuild, (settings, { secret }) =>
  codebuildAgent(settings, { client: () => codebuildClient(regionIn(settings.project)), secret }),
);
