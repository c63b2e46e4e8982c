import { agentMaker } from '../../core/agent-maker.ts';
import { actionsAgent } from './agent.ts';
import { githubActions } from './kind.ts';

export const actionsMaker = agentMaker(githubActions, actionsAgent);
