import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, describe, expect, test } from '@jest/globals';
import { secretsManagerSecrets } from '../../../shared/aws/secrets-manager-secrets.ts';
import { ssmSecrets } from '../../../shared/aws/ssm-secrets.ts';
import { openAwsDoor } from '../../support/aws-door.ts';
import { localClient } from '../../support/engines/engine.ts';

const door = await openAwsDoor({ secrets: { 'sluice/hook': 's' } });
const client = { ...localClient(Number(new URL(door.url).port)), maxAttempts: 1 };
afterAll(door.close);

describe.each([
  { place: 'Secrets Manager', secret: secretsManagerSecrets(new SecretsManagerClient(client)) },
  { place: 'the parameter store', secret: ssmSecrets(client) },
])('$place', ({ secret }) => {
  test('has a secret', async () => {
    expect(await secret('sluice/hook')).toBe('s');
  });

  test('has none of this name', async () => {
    expect(await secret('sluice/other')).toBeUndefined();
  });

  test('does not answer: that is no missing secret', async () => {
    await expect(secret('broken')).rejects.toThrow();
  });
});
