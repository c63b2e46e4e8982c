import { dynamoBrakeStore } from '../../shared/aws/dynamo-brake-store.ts';
import { dynamoClaimStore } from '../../shared/aws/dynamo-claim-store.ts';
import { dynamoConfigStore } from '../../shared/aws/dynamo-config-store.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoKeyStore } from '../../shared/aws/dynamo-key-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoPollStore } from '../../shared/aws/dynamo-poll-store.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import type { Engine } from '../support/engines/engine.ts';
import { brakeStoreContract } from './brake-store.ts';
import { claimStoreContract } from './claim-store.ts';
import { configStoreContract } from './config-store.ts';
import { headStoreContract } from './head-store.ts';
import { keyStoreContract } from './key-store.ts';
import { ledgerContract } from './ledger.ts';
import { pollStoreContract } from './poll-store.ts';
import { randomWrites } from './random-writes.ts';
import { recoveryStoreContract } from './recovery-store.ts';
import { resultStoreContract } from './result-store.ts';
import { slotStoreContract } from './slot-store.ts';

/** The contracts of all that is kept in the table, each test on a table of its own. */
export function tableContracts(name: string, { client, table }: Engine): void {
  const heads = async (now: () => number) => dynamoHeadStore(client, await table(), now);
  headStoreContract(name, heads);
  randomWrites(name, heads);
  ledgerContract(name, async (now) => dynamoLedger(client, await table(), now));
  slotStoreContract(name, async () => dynamoSlotStore(client, await table()));
  recoveryStoreContract(name, async (now) => dynamoRecoveryStore(client, await table(), now));
  claimStoreContract(name, async (now) => dynamoClaimStore(client, await table(), now));
  keyStoreContract(name, async () => dynamoKeyStore(client, await table()));
  pollStoreContract(name, async (now) => dynamoPollStore(client, await table(), now));
  configStoreContract(name, async () => dynamoConfigStore(client, await table()));
  brakeStoreContract(name, async () => dynamoBrakeStore(client, await table()));
  resultStoreContract(name, async (now) => dynamoResultStore(client, await table(), now));
}
