import type { BrakeStore } from '../../../shared/core/brake-store.ts';
import type { Ledger } from '../../../shared/core/ledger.ts';
import type { ResultStore } from '../../../shared/core/result-store.ts';
import type { SlotStore } from '../../../shared/core/slot-store.ts';
import type { HeadStore } from '../../../shared/core/store.ts';

/** What is kept of a ticket, on one engine. */
export interface Stores {
  readonly heads: HeadStore;
  readonly ledger: Ledger;
  readonly results: ResultStore;
  readonly slots: SlotStore;
  readonly brakes: BrakeStore;
}

/** Empty stores for one sequence, under its clock. */
export type MakeStores = (now: () => number) => Promise<Stores>;
