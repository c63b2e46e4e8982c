import type { StackProps } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SluiceProps } from './sluice.ts';
import { Sluice } from './sluice.ts';

/** Sluice as a stack of its own, for those without a CDK app. */
export class SluiceStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & SluiceProps = {}) {
    super(scope, id, { description: 'Sluice: from tickets to coding agents and back', ...props });
    new Sluice(this, 'Sluice', props).addOutputs();
  }
}
