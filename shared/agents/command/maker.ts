import { agentMaker } from '../../core/agent-maker.ts';
import { commandAgent } from './agent.ts';
import { command } from './kind.ts';

export const commandMaker = agentMaker(command, (settings, { runDirectory }) =>
  commandAgent(settings, { runDirectory }),
);
