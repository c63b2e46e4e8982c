import { agentMaker } from '../../core/agent-maker.ts';
import { regionIn } from '../../core/arn.ts';
import { ecsAgent } from './agent.ts';
import { ecsClient } from './client.ts';
import { ecs } from './kind.ts';

export const ecsMaker = agentMaker(ecs, (settings, { secret }) =>
  ecsAgent(settings, { client: () => ecsClient(regionIn(settings.cluster)), secret }),
);
