import type { AgentMaker } from '../core/agent-maker.ts';
import { commandMaker } from './command/maker.ts';
import { httpMaker } from './http/maker.ts';
import { sqsMaker } from './sqs/maker.ts';

/** Starts and stops agents of every kind. */
export const agentMakers: readonly AgentMaker[] = [commandMaker, httpMaker, sqsMaker];
