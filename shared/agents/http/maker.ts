import { agentMaker } from '../../core/agent-maker.ts';
import { httpAgent } from './agent.ts';
import { http } from './kind.ts';

export const httpMaker = agentMaker(http, httpAgent);
