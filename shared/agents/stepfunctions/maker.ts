import { agentMaker } from '../../core/agent-maker.ts';
import { regionIn } from '../../core/arn.ts';
import { stepfunctionsAgent } from './agent.ts';
import { stepfunctionsClient } from './client.ts';
import { stepfunctions } from './kind.ts';

export const stepfunctionsMaker = agentMaker(stepfunctions, (settings, { secret }) =>
  stepfunctionsAgent(settings, {
    client: () => stepfunctionsClient(regionIn(settings.stateMachineArn)),
    secret,
  }),
);
