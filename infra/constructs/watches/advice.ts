import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StepFunction } from '../functions.ts';

/** A command of ours, as it is typed for the stack that a construct is in. */
export function command(of: IConstruct, words: string): string {
  return `\`sluice --stack ${Stack.of(of).stackName} ${words}\``;
}

/** The command that shows what a function said in the last hour. */
export function tail({ log }: StepFunction): string {
  return `\`aws logs tail ${log.group.logGroupName} --since 1h\``;
}
