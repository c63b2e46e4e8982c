import type { AgentMaker } from '../core/agent-maker.ts';
import { codebuildMaker } from './codebuild/maker.ts';
import { commandMaker } from './command/maker.ts';
import { ecsMaker } from './ecs/maker.ts';
import { eventbridgeMaker } from './eventbridge/maker.ts';
import { actionsMaker } from './github-actions/maker.ts';
import { httpMaker } from './http/maker.ts';
import { sqsMaker } from './sqs/maker.ts';
import { stepfunctionsMaker } from './stepfunctions/maker.ts';

/** Starts and stops agents of every kind. */
export const agentMakers: readonly AgentMaker[] = [
  commandMaker,
  httpMaker,
  sqsMaker,
  ecsMaker,
  codebuildMaker,
  stepfunctionsMaker,
  eventbridgeMaker,
  actionsMaker,
];
