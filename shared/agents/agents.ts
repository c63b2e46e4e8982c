import type { AgentKind } from '../core/agent-kind.ts';
import { codebuild } from './codebuild/kind.ts';
import { command } from './command/kind.ts';
import { ecs } from './ecs/kind.ts';
import { eventbridge } from './eventbridge/kind.ts';
import { githubActions } from './github-actions/kind.ts';
import { http } from './http/kind.ts';
import { sqs } from './sqs/kind.ts';
import { stepfunctions } from './stepfunctions/kind.ts';

/** Every kind of agent. */
export const agentKinds: readonly AgentKind[] = [
  command,
  http,
  sqs,
  ecs,
  codebuild,
  stepfunctions,
  eventbridge,
  githubActions,
];
