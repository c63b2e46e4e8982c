import { agentMaker } from '../../core/agent-maker.ts';
import { sqsAgent } from './agent.ts';
import { clientFor } from './client-for.ts';
import { sqs } from './kind.ts';

export const sqsMaker = agentMaker(sqs, (settings) =>
  sqsAgent(settings, clientFor(settings.queueUrl)),
);
