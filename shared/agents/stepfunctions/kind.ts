import { agentKind } from '../../core/agent-kind.ts';
import { stepfunctionsGrants } from './grants.ts';
import { StepfunctionsSettings } from './settings.ts';

/** `stepfunctions: {stateMachineArn}` */
export const stepfunctions = agentKind({
  name: 'stepfunctions',
  settings: StepfunctionsSettings,
  grants: stepfunctionsGrants,
});
