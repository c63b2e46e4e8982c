import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import type { Io } from '../io.ts';
import type { Operator } from '../operator.ts';
import type { Target } from '../target.ts';
import type { Vault } from '../vault/vault.ts';

/** The Sluice that is looked at. */
export interface Patient {
  readonly of: Target;
  readonly io: Io;
  readonly operator: Operator;
  readonly vault: Vault;
  /** Where senders reach it. */
  readonly url: string;
  readonly document: ConfigDocument;
  /** The connections that are looked at, by name. */
  readonly connections: readonly string[];
}
