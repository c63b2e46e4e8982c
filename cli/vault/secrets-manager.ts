import { secretsManagerSecrets } from '../../shared/aws/secrets-manager-secrets.ts';
import type { ClientConfig } from '../aws/client-config.ts';
import { awsTrouble } from '../aws/trouble.ts';
import { Failure } from '../failure.ts';
import type { Filled } from './vault.ts';

const CURRENT = 'AWSCURRENT';
const ABSENT = 'ResourceNotFoundException';

/** Secrets Manager, as far as a person fills and rotates secrets there. Its client is loaded when it is first asked. */
export function secretsManager(config: ClientConfig) {
  const load = () => import('@aws-sdk/client-secrets-manager');

  async function asked<T>(
    doing: string,
    needs: string,
    name: string,
    call: (
      sdk: Awaited<ReturnType<typeof load>>,
      client: InstanceType<Awaited<ReturnType<typeof load>>['SecretsManagerClient']>,
    ) => Promise<T>,
  ): Promise<T> {
    const sdk = await load();
    const client = new sdk.SecretsManagerClient(config);
    try {
      return await call(sdk, client);
    } catch (error) {
      if (error instanceof Error && error.name === ABSENT) throw noSecret(name, error);
      throw awsTrouble(error, doing, `secretsmanager:${needs}`);
    } finally {
      client.destroy();
    }
  }

  /** The version that each stage is at. */
  async function stages(name: string): Promise<ReadonlyMap<string, string>> {
    const described = await asked(`Looking at ${name}`, 'DescribeSecret', name, (sdk, client) =>
      client.send(new sdk.DescribeSecretCommand({ SecretId: name })),
    );
    return new Map(
      Object.entries(described.VersionIdsToStages ?? {}).flatMap(([version, held]) =>
        held.map((stage) => [stage, version] as const),
      ),
    );
  }

  return {
    stages,
    async read(name: string, stage?: string): Promise<string | undefined> {
      const sdk = await load();
      const client = new sdk.SecretsManagerClient(config);
      try {
        return await secretsManagerSecrets(client)(name, stage);
      } catch (error) {
        throw awsTrouble(error, `Reading ${name}`, 'secretsmanager:GetSecretValue');
      } finally {
        client.destroy();
      }
    },
    async state(name: string, stage = CURRENT): Promise<Filled> {
      try {
        return (await stages(name)).has(stage) ? 'filled' : 'empty';
      } catch (error) {
        if (error instanceof Failure && error.exit === 'not_found') return 'missing';
        throw error;
      }
    },
    async put(name: string, value: string, stage?: string): Promise<void> {
      await asked(`Filling ${name}`, 'PutSecretValue', name, (sdk, client) =>
        client.send(
          new sdk.PutSecretValueCommand({
            SecretId: name,
            SecretString: value,
            ...(stage === undefined ? {} : { VersionStages: [stage] }),
          }),
        ),
      );
    },
    /** Makes the version at a stage the current one; what was current is the previous one then. */
    async promote(name: string, stage: string): Promise<void> {
      const held = await stages(name);
      const [to, from] = [held.get(stage), held.get(CURRENT)];
      if (to === undefined || to === from) return;
      const move = { SecretId: name, VersionStage: CURRENT, MoveToVersionId: to };
      await asked(`Promoting ${name}`, 'UpdateSecretVersionStage', name, (sdk, client) =>
        client.send(
          new sdk.UpdateSecretVersionStageCommand({
            ...move,
            ...(from === undefined ? {} : { RemoveFromVersionId: from }),
          }),
        ),
      );
    },
  };
}

function noSecret(name: string, cause: Error): Failure {
  return new Failure('not_found', `There is no secret ${name} in Secrets Manager.`, {
    error: 'no_secret',
    hint: 'A deploy with your sluice.yaml makes it, empty: `npx cdk deploy -c config=sluice.yaml`. Is it the right account and region?',
    cause,
  });
}
