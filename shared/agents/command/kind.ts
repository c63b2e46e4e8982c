import { agentKind } from '../../core/agent-kind.ts';
import { CommandSettings } from './settings.ts';

/** `command: [program, …arguments]` */
export const command = agentKind<CommandSettings>({ name: 'command', settings: CommandSettings });
