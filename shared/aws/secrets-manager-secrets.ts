import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { secretOrNone } from './secret-or-none.ts';

/** There is no such secret, it has no value yet, it is about to be deleted, or we may not have it. */
const NONE = [
  'ResourceNotFoundException',
  'InvalidRequestException',
  'AccessDeniedException',
  'ValidationException',
];

/** Secrets in AWS Secrets Manager, by name or ARN, and perhaps the staging label of a version; text only. */
export function secretsManagerSecrets(
  client: SecretsManagerClient,
): (name: string, stage?: string) => Promise<string | undefined> {
  return (name, stage) =>
    secretOrNone(NONE, async () => {
      const { SecretString } = await client.send(
        new GetSecretValueCommand({ SecretId: name, ...(stage && { VersionStage: stage }) }),
      );
      return SecretString;
    });
}
