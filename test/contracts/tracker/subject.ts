import type { BackendKind } from '../../../shared/core/backend.ts';
import type { Connection } from '../../../shared/core/connection.ts';
import type { Tracker } from '../../../shared/core/tracker.ts';
import type { ServerKind } from './server.ts';
import type { Webhooks } from './webhooks.ts';

/** A tracker, and all that the contract must know to try it. */
export interface Subject {
  readonly tracker: Tracker;
  /** Tells two subjects of one tracker apart. */
  readonly as?: string;
  readonly kind: BackendKind;
  /** With one live secret, the one that its sender signs with. */
  readonly connection: Connection;
  /** Absent where the tracker is `polledOnly`. */
  readonly webhooks?: Webhooks;
  /** Absent where the tracker has no tickets: it cannot be looked at. */
  readonly server?: ServerKind;
}

/** A subject that gets webhooks. */
export type Receiving = Subject & { readonly webhooks: Webhooks };
