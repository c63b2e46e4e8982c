import type { AgentKind } from '../core/agent-kind.ts';
import { command } from './command/kind.ts';
import { http } from './http/kind.ts';
import { sqs } from './sqs/kind.ts';

/** Every kind of agent. */
export const agentKinds: readonly AgentKind[] = [command, http, sqs];
