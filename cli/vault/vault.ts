import type { SecretResolvers } from '../../shared/runtime/config/resolve-secret.ts';

/** How a reference stands: what it names has a value, has none yet, or is not there; or only another place could tell. */
export type Filled = 'filled' | 'empty' | 'missing' | 'elsewhere';

/** Where the secrets of a Sluice are kept. */
export interface Vault {
  /** Looks without reading the value, where the place allows that. @throws Failure */
  state(reference: string): Promise<Filled>;
  /** Gives a reference its value. @throws Failure */
  put(reference: string, value: string): Promise<void>;
  /** To read values with; for signing and for asking trackers. */
  readonly resolvers: SecretResolvers;
}
