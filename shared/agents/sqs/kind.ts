import { agentKind } from '../../core/agent-kind.ts';
import { sqsAgent } from './agent.ts';
import { clientFor } from './client-for.ts';
import { SqsSettings } from './settings.ts';

/** `sqs: {queueUrl}` */
export const sqs = agentKind({
  name: 'sqs',
  settings: SqsSettings,
  create: (settings) => sqsAgent(settings, clientFor(settings.queueUrl)),
});
