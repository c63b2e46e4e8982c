import { agentKind } from '../../core/agent-kind.ts';
import { sqsGrants } from './grants.ts';
import { SqsSettings } from './settings.ts';

/** `sqs: {queueUrl}` */
export const sqs = agentKind({ name: 'sqs', settings: SqsSettings, grants: sqsGrants });
