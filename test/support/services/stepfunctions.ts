import { Fault } from './fault.ts';
import type { Json } from './json-service.ts';
import { startJsonService } from './json-service.ts';

const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:coder';
const NAME = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * Step Functions with one standard state machine, `coder`.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export async function startStepfunctions() {
  const executions: Json[] = [];
  const find = (arn: string) => {
    const found = executions.find(({ executionArn }) => executionArn === arn);
    if (!found) throw new Fault('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return found;
  };
  const service = await startJsonService({
    model: 'stepfunctions',
    operations: {
      StartExecution({ stateMachineArn, name, input }) {
        if (stateMachineArn !== MACHINE)
          throw new Fault(
            'StateMachineDoesNotExist',
            `State Machine Does Not Exist: '${stateMachineArn}'`,
          );
        if (!NAME.test(name)) throw new Fault('InvalidName', 'Invalid name.');
        JSON.parse(input);
        const executionArn = `${MACHINE.replace('stateMachine', 'execution')}:${name}`;
        const before = executions.find((each) => each.executionArn === executionArn);
        if (before && (before.status !== 'RUNNING' || before.input !== input))
          throw new Fault('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
        if (!before) executions.push({ executionArn, input, status: 'RUNNING', stateMachineArn });
        return { executionArn, startDate: 1 };
      },
      DescribeExecution: ({ executionArn }) => find(executionArn),
      StopExecution({ executionArn, cause }) {
        const execution = find(executionArn);
        if (execution.status !== 'RUNNING') throw new Fault('ValidationException', 'It has ended.');
        Object.assign(execution, { status: 'ABORTED', cause });
        return { stopDate: 1 };
      },
    },
  });
  return { service, executions, machine: MACHINE };
}
