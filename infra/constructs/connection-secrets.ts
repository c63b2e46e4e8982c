import { Annotations, ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SecretScheme } from '../../shared/core/secret-reference.ts';
import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { acknowledge } from './acknowledge.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { SecretUse } from './secret-uses.ts';
import { secretUses } from './secret-uses.ts';

/** The secrets of connections and agents have names that begin so, in Secrets Manager and in the parameter store. */
const PREFIX = 'sluice/';
const ACTIONS = { secretsmanager: 'secretsmanager:GetSecretValue', ssm: 'ssm:GetParameter' };

/** One that is found on AWS. */
interface Known {
  readonly scheme: Exclude<SecretScheme, 'env'>;
  readonly arn: string;
  readonly uses: ReadonlySet<SecretUse>;
}

export interface ConnectionSecretsProps {
  /** Without it, names are not known, and nothing is made. */
  readonly config?: ConfigDocument;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The secrets that the configuration names, made empty: until somebody fills one, what depends on it is refused. A name that leaves the
 * configuration leaves the stack, and is kept: whoever deploys without their file loses no secret by it.
 */
export class ConnectionSecrets extends Construct {
  private readonly known: readonly Known[] | undefined;

  constructor(scope: Construct, id: string, { config, removalPolicy }: ConnectionSecretsProps) {
    super(scope, id);
    if (!config) return;
    this.known = [...secretUses(config)].flatMap(([reference, uses]): Known[] => {
      const { scheme, name } = parseSecretReference(reference) ?? {};
      if (scheme === 'secretsmanager' && name?.startsWith(PREFIX))
        return [{ scheme, arn: this.emptySecret(name, removalPolicy), uses }];
      const parameter = name?.replace(/^\//, '');
      if (scheme === 'ssm' && parameter?.startsWith(PREFIX))
        return [{ scheme, arn: this.arnOf(scheme, parameter), uses }];
      this.warn(reference);
      return [];
    });
  }

  /** Those that are for something of what the function does, and no other; every one of the prefix where none is known. */
  grantRead(grantee: Role, uses: readonly SecretUse[]): void {
    if (uses.length === 0) return;
    for (const scheme of ['secretsmanager', 'ssm'] as const) {
      const resourceArns = this.known
        ? this.known
            .filter((each) => each.scheme === scheme && uses.some((use) => each.uses.has(use)))
            .map(({ arn }) => arn)
        : [this.everyOne(scheme, grantee)];
      if (resourceArns.length > 0)
        Grant.addToPrincipal({ grantee, actions: [ACTIONS[scheme]], resourceArns });
    }
  }

  private everyOne(scheme: Known['scheme'], grantee: Role): string {
    const arn = this.arnOf(scheme, `${PREFIX}*`);
    acknowledgeWildcard(grantee, arn, WILDCARD_REASON);
    return arn;
  }

  private emptySecret(name: string, removalPolicy: RemovalPolicy): string {
    const secret = new CfnSecret(this, name, {
      name,
      description: 'Sluice: filled by `sluice secrets set`',
    });
    // Its name is taken: one that a failed first deployment left behind would stand in the way of the next.
    const { RETAIN, RETAIN_ON_UPDATE_OR_DELETE } = RemovalPolicy;
    secret.applyRemovalPolicy(
      removalPolicy === RETAIN ? RETAIN_ON_UPDATE_OR_DELETE : removalPolicy,
    );
    acknowledge(secret, 'AwsSolutions-SMG4', ROTATION_REASON);
    return secret.ref;
  }

  private arnOf(scheme: Known['scheme'], resourceName: string): string {
    return Stack.of(this).formatArn(
      scheme === 'ssm'
        ? { service: 'ssm', resource: 'parameter', resourceName }
        : {
            service: 'secretsmanager',
            resource: 'secret',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            resourceName,
          },
    );
  }

  private warn(reference: string): void {
    Annotations.of(this).addWarningV2(
      `sluice:secret:${reference}`,
      `${reference} is not read on AWS, and what depends on it is refused: write \`secretsmanager:${PREFIX}<name>\` or \`ssm:/${PREFIX}<name>\``,
    );
  }
}

const WILDCARD_REASON =
  'Without `config` nobody knows which secrets there will be; those of Sluice have names that begin so. With it each function may read its own only.';
const ROTATION_REASON =
  'The other half is at the tracker or the agent: only a person can change both, see docs/rotation.md and `sluice secrets rotate`.';
