import { dynamoBrakeStore } from '../../../shared/aws/dynamo-brake-store.ts';
import { dynamoClaimStore } from '../../../shared/aws/dynamo-claim-store.ts';
import { dynamoConfigStore } from '../../../shared/aws/dynamo-config-store.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoKeyStore } from '../../../shared/aws/dynamo-key-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { dynamoPollStore } from '../../../shared/aws/dynamo-poll-store.ts';
import { dynamoRecoveryStore } from '../../../shared/aws/dynamo-recovery-store.ts';
import { dynamoResultStore } from '../../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../../shared/aws/dynamo-slot-store.ts';
import type { BrakeStore } from '../../../shared/core/brake-store.ts';
import type { ClaimStore } from '../../../shared/core/claim-store.ts';
import type { ConfigStore } from '../../../shared/core/config-store.ts';
import type { KeyStore } from '../../../shared/core/key-store.ts';
import type { Ledger } from '../../../shared/core/ledger.ts';
import type { PollStore } from '../../../shared/core/poll-store.ts';
import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';
import type { ResultStore } from '../../../shared/core/result-store.ts';
import type { SlotStore } from '../../../shared/core/slot-store.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { memoryBrakeStore } from '../../support/memory/memory-brake-store.ts';
import { memoryClaimStore } from '../../support/memory/memory-claim-store.ts';
import { memoryConfigStore } from '../../support/memory/memory-config-store.ts';
import { memoryHeadStore } from '../../support/memory/memory-head-store.ts';
import { memoryKeyStore } from '../../support/memory/memory-key-store.ts';
import { memoryLedger } from '../../support/memory/memory-ledger.ts';
import { memoryPollStore } from '../../support/memory/memory-poll-store.ts';
import { memoryRecoveryStore } from '../../support/memory/memory-recovery-store.ts';
import { memoryResultStore } from '../../support/memory/memory-result-store.ts';
import { memorySlotStore } from '../../support/memory/memory-slot-store.ts';

/** What outlives every process. */
export interface Stores {
  readonly heads: HeadStore;
  readonly ledger: Ledger;
  readonly results: ResultStore;
  readonly slots: SlotStore;
  readonly brakes: BrakeStore;
  readonly recovery: RecoveryStore;
  readonly polls: PollStore;
  readonly configs: ConfigStore;
  readonly keys: KeyStore;
  readonly claims: ClaimStore;
}

/** Where runs keep what they keep: empty stores for each. All pass the contracts of `test/contracts`. */
export interface Engine {
  /** Whether calls that are made at the same time come back in the same order each time. */
  readonly inOrder: boolean;
  stores(now: () => number): Promise<Stores>;
  stop(): Promise<void>;
}

export const ENGINES: Readonly<Record<'memory' | 'dynalite', () => Promise<Engine>>> = {
  memory: async () => ({
    inOrder: true,
    stores: async (now) => ({
      heads: memoryHeadStore(now),
      ledger: memoryLedger(now),
      results: memoryResultStore(now),
      slots: memorySlotStore(),
      brakes: memoryBrakeStore(),
      recovery: memoryRecoveryStore(now),
      polls: memoryPollStore(now),
      configs: memoryConfigStore(),
      keys: memoryKeyStore(),
      claims: memoryClaimStore(now),
    }),
    stop: async () => {},
  }),
  async dynalite() {
    const { client, table: newTable, stop } = await startDynalite();
    return {
      inOrder: false,
      async stores(now) {
        const table = await newTable();
        return {
          heads: dynamoHeadStore(client, table, now),
          ledger: dynamoLedger(client, table, now),
          results: dynamoResultStore(client, table, now),
          slots: dynamoSlotStore(client, table),
          brakes: dynamoBrakeStore(client, table),
          recovery: dynamoRecoveryStore(client, table, now),
          polls: dynamoPollStore(client, table, now),
          configs: dynamoConfigStore(client, table),
          keys: dynamoKeyStore(client, table),
          claims: dynamoClaimStore(client, table, now),
        };
      },
      stop,
    };
  },
};

export type EngineName = keyof typeof ENGINES;

export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[];
