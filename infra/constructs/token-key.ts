import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const CHARACTERS = 64;

/** The key that signs attempts' tokens, made by Secrets Manager and seen by nobody. Its name is outside of `sluice/`. */
export class TokenKey extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Sluice: signs the tokens of attempts',
      generateSecretString: { passwordLength: CHARACTERS, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this, 'AwsSolutions-SMG4', ROTATION_REASON);
  }
}

const ROTATION_REASON =
  'Another key ends every running attempt, whose tokens it no longer fits. A token is for one attempt and ends with it.';
