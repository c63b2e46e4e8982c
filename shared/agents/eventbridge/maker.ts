import { agentMaker } from '../../core/agent-maker.ts';
import { regionIn } from '../../core/arn.ts';
import { eventbridgeAgent } from './agent.ts';
import { eventbridgeClient } from './client.ts';
import { eventbridge } from './kind.ts';

export const eventbridgeMaker = agentMaker(eventbridge, (settings, { secret }) =>
  eventbridgeAgent(settings, { client: () => eventbridgeClient(regionIn(settings.bus)), secret }),
);
