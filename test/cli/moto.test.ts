import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { secretsManager } from '../../cli/vault/secrets-manager.ts';
import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import { MOTO_VARIABLE, startMoto } from '../support/services/moto.ts';
import { folder, sluice } from './command-line.ts';

const executable = process.env[MOTO_VARIABLE] ?? '';
const START_MS = 60_000;

const SLUICE_YAML = `
connections:
  ci: { tracker: webhook, secrets: [secretsmanager:sluice/ci] }
  builds: { tracker: webhook, secrets: [ssm:/sluice/builds] }
`;

/** What a deploy makes, as far as the command line meets it: the outputs. Of secrets moto makes none from a template. */
const TEMPLATE = {
  Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
  Outputs: {
    Url: { Value: 'http://127.0.0.1:9' },
    OperateFunction: { Value: 'Sluice-Operate' },
    Table: { Value: 'Tasks' },
  },
};

(executable ? describe : describe.skip)(`on moto, where ${MOTO_VARIABLE} names its server`, () => {
  let moto: Awaited<ReturnType<typeof startMoto>>;
  const env = () => ({
    AWS_ENDPOINT_URL: moto.config.endpoint,
    AWS_REGION: moto.config.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    SLUICE_STACK: 'Sluice',
  });

  beforeAll(async () => {
    moto = await startMoto(executable);
    const client = new CloudFormationClient(moto.config);
    const TemplateBody = JSON.stringify(TEMPLATE);
    await client.send(new CreateStackCommand({ StackName: 'Sluice', TemplateBody }));
    client.destroy();
    const secrets = new SecretsManagerClient(moto.config);
    await secrets.send(new CreateSecretCommand({ Name: 'sluice/ci' }));
    secrets.destroy();
  }, START_MS);
  afterAll(() => moto.stop());

  test('secrets are listed, filled from standard input, and listed as filled', async () => {
    await using kept = await folder({ 'sluice.yaml': SLUICE_YAML });
    const run = (argv: readonly string[], stdin = '') =>
      sluice([...argv, '--config', 'sluice.yaml'], { cwd: kept.path, env: env(), stdin });
    const states = async () => {
      const { secrets } = JSON.parse((await run(['secrets', 'list', '--json'])).out);
      return secrets.map(({ state }: { state: string }) => state);
    };
    const whsec = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    expect(await states()).toEqual(['empty', 'missing']);
    for (const of of ['ci', 'builds'])
      expect(await run(['secrets', 'set', of], `${whsec}\n`)).toMatchObject({ code: 0, err: '' });
    expect(await states()).toEqual(['filled', 'filled']);
    expect(await secretsManager({ ...moto.config, maxAttempts: 1 }).read('sluice/ci')).toBe(whsec);
  });

  test('a version is put beside the current one, read by its stage, and made the current one', async () => {
    const manager = secretsManager({ ...moto.config, maxAttempts: 1 });
    const client = new SecretsManagerClient(moto.config);
    const read = secretsManagerSecrets(client);
    await manager.put('sluice/ci', 'old');
    await manager.put('sluice/ci', 'new', 'AWSPENDING');
    expect([await read('sluice/ci'), await read('sluice/ci', 'AWSPENDING')]).toEqual([
      'old',
      'new',
    ]);
    // Where no stage is named, moto goes on with the version that was current before.
    await manager.promote('sluice/ci', 'AWSPENDING');
    expect(await read('sluice/ci', 'AWSCURRENT')).toBe('new');
    await manager.promote('sluice/ci', 'AWSPENDING');
    expect(await read('sluice/ci', 'AWSCURRENT')).toBe('new');
    expect(await manager.state('sluice/none')).toBe('missing');
    client.destroy();
  });

  test('a stack that is not there, and a function that is gone', async () => {
    const none = await sluice(['tasks', '--stack', 'None'], { env: env() });
    expect(none).toMatchObject({ code: 4, err: expect.stringContaining('no stack None') });
    const gone = await sluice(['tasks'], { env: env() });
    expect(gone).toMatchObject({ code: 4, err: expect.stringContaining('Sluice-Operate') });
  });
});
