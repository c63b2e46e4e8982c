import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import type { ClientConfig } from '../aws/client-config.ts';
import { setElsewhere } from './env-vault.ts';
import { parameters } from './parameters.ts';
import { secretsManager } from './secrets-manager.ts';
import type { Vault } from './vault.ts';

/** Secrets Manager and the parameter store of an account, with the person's own rights. */
export function awsVault(config: ClientConfig): Vault {
  const manager = secretsManager(config);
  const store = parameters(config);
  return {
    resolvers: { secretsmanager: manager.read, ssm: store.read },
    async state(reference) {
      const parsed = parseSecretReference(reference);
      if (parsed?.scheme === 'secretsmanager') return manager.state(parsed.name, parsed.stage);
      return parsed?.scheme === 'ssm' ? store.state(parsed.name) : 'elsewhere';
    },
    async put(reference, value) {
      const parsed = parseSecretReference(reference);
      if (parsed?.scheme === 'secretsmanager') return manager.put(parsed.name, value, parsed.stage);
      if (parsed?.scheme === 'ssm') return store.put(parsed.name, value);
      throw setElsewhere(reference);
    },
  };
}
