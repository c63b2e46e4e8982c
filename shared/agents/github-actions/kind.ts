import { agentKind } from '../../core/agent-kind.ts';
import { ActionsSettings } from './settings.ts';

/** `github-actions: {workflow | event, repository, credentials, secret}` */
export const githubActions = agentKind({ name: 'github-actions', settings: ActionsSettings });
