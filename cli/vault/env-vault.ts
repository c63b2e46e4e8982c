import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import { envSecrets } from '../../shared/runtime/config/resolve-secret.ts';
import { Failure } from '../failure.ts';
import type { Vault } from './vault.ts';

/** The environment of this machine. It is set where Sluice is started, so that nothing can be put there from here. */
export function envVault(env: Readonly<Record<string, string | undefined>>): Vault {
  const resolvers = { env: envSecrets(env) };
  return {
    resolvers,
    async state(reference) {
      const parsed = parseSecretReference(reference);
      if (parsed?.scheme !== 'env') return 'elsewhere';
      const value = await resolvers.env(parsed.name);
      if (value === undefined) return 'missing';
      return value.trim() === '' ? 'empty' : 'filled';
    },
    async put(reference) {
      throw setElsewhere(reference);
    },
  };
}

/** What is no secret of AWS. */
export function setElsewhere(reference: string): Failure {
  const parsed = parseSecretReference(reference);
  if (parsed?.scheme === 'env')
    return new Failure('failed', `${reference} is a variable of the environment.`, {
      error: 'elsewhere',
      hint: `Set ${parsed.name} where Sluice is started, and start it again. On AWS write \`secretsmanager:sluice/<name>\` instead.`,
    });
  return new Failure(
    'failed',
    `${reference} is kept on AWS, and this is the Sluice on this machine.`,
    {
      error: 'elsewhere',
      hint: 'For a deployment name it: --stack <name>.',
    },
  );
}
