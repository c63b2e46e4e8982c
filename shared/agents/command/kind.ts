import { agentKind } from '../../core/agent-kind.ts';
import { commandAgent } from './agent.ts';
import { CommandSettings } from './settings.ts';

/** `command: [program, …arguments]` */
export const command = agentKind<CommandSettings>({
  name: 'command',
  settings: CommandSettings,
  create: (settings, { runDirectory }) => commandAgent(settings, { runDirectory }),
});
