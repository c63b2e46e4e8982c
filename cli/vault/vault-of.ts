import type { Io } from '../io.ts';
import type { Target } from '../target.ts';
import { awsVault } from './aws-vault.ts';
import { envVault } from './env-vault.ts';
import type { Vault } from './vault.ts';

/** Where the secrets of a deployment, or of the Sluice on this machine, are. */
export function vaultOf(of: Target, io: Io): Vault {
  return 'aws' in of ? awsVault(of.aws.config) : envVault({ ...io.env, ...of.door.env });
}
