import { memoryBrakeStore } from '../support/memory/memory-brake-store.ts';
import { memoryClaimStore } from '../support/memory/memory-claim-store.ts';
import { memoryConfigStore } from '../support/memory/memory-config-store.ts';
import { memoryDeadLetters } from '../support/memory/memory-dead-letters.ts';
import { memoryHeadStore } from '../support/memory/memory-head-store.ts';
import { memoryKeyStore } from '../support/memory/memory-key-store.ts';
import { memoryLedger } from '../support/memory/memory-ledger.ts';
import { memoryPollStore } from '../support/memory/memory-poll-store.ts';
import { memoryQueue } from '../support/memory/memory-queue.ts';
import { memoryRecoveryStore } from '../support/memory/memory-recovery-store.ts';
import { memoryResultStore } from '../support/memory/memory-result-store.ts';
import { memorySlotStore } from '../support/memory/memory-slot-store.ts';
import { brakeStoreContract } from './brake-store.ts';
import { claimStoreContract } from './claim-store.ts';
import { configStoreContract } from './config-store.ts';
import { deadLettersContract } from './dead-letters.ts';
import { headStoreContract } from './head-store.ts';
import { keyStoreContract } from './key-store.ts';
import { ledgerContract } from './ledger.ts';
import { pollStoreContract } from './poll-store.ts';
import { queueContract } from './queue.ts';
import { recoveryStoreContract } from './recovery-store.ts';
import { resultStoreContract } from './result-store.ts';
import { slotStoreContract } from './slot-store.ts';

headStoreContract('memory', async (now) => memoryHeadStore(now));
ledgerContract('memory', async (now) => memoryLedger(now));
slotStoreContract('memory', async () => memorySlotStore());
configStoreContract('memory', async () => memoryConfigStore());
brakeStoreContract('memory', async () => memoryBrakeStore());
resultStoreContract('memory', async (now) => memoryResultStore(now));
claimStoreContract('memory', async (now) => memoryClaimStore(now));
keyStoreContract('memory', async () => memoryKeyStore());
pollStoreContract('memory', async (now) => memoryPollStore(now));
recoveryStoreContract('memory', async (now) => memoryRecoveryStore(now));
queueContract('memory', async () => {
  const queue = memoryQueue();
  return {
    queue,
    async take() {
      const message = queue.take();
      return message ? [message] : [];
    },
  };
});
deadLettersContract('memory', async () => {
  const letters = memoryDeadLetters('tasks');
  return { letters, putAside: letters.putAside, replayed: async () => letters.replayed };
});
