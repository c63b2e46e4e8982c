import { receiveApp } from '../../../functions/receive/app.ts';
import { serve } from '../../../infra/local/server.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { memoryHeadStore } from '../../support/memory/memory-head-store.ts';
import { memoryLedger } from '../../support/memory/memory-ledger.ts';
import { memoryQueue } from '../../support/memory/memory-queue.ts';

/** One process that takes deliveries in, on a real port. */
export interface Receiver {
  readonly url: string;
  close(): Promise<void>;
}

/** Receive behind the server of local mode. */
export async function startReceiver(config: ConfigSource, now: () => number): Promise<Receiver> {
  const webhooks = receiveApp({
    config,
    trackers,
    scan,
    ledger: memoryLedger(now),
    heads: memoryHeadStore(now),
    tasks: memoryQueue(now),
    shows: memoryQueue(now),
    now,
  });
  const doors = {
    webhooks,
    issues: webhooks,
    tasks: webhooks,
    operate: async () => ({}),
    operatorToken: 'unused',
  };
  return serve(0, () => doors);
}
