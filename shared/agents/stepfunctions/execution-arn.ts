import { arnBeside, parseArn } from '../../core/arn.ts';

/** The executions of a state machine, whichever version or alias of it began them, by name; `*` for all. */
export function executionArn(stateMachineArn: string, name: string): string {
  const [, machine = ''] = parseArn(stateMachineArn)?.resource.split(':') ?? [];
  return arnBeside(stateMachineArn, 'states', `execution:${machine}:${name}`);
}
