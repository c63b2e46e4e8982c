import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says of one finding of cdk-nag, `<rule>` or `<rule>[<finding>]`, and of one construct why it is right as it is. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}
