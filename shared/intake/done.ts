import type { Head } from '../core/head.ts';
import type { Recorded } from '../core/ledger.ts';
import type { Receipt } from '../core/receipt.ts';

/** What is known when words turn out to be for another task than was thought: that task, and the record if there is one. */
export interface Before {
  readonly head: Head;
  readonly recorded?: Recorded;
}

/** An answer, or the task of one of `others`, to which nothing was done. */
export type Done = Receipt | { readonly anothers: Before };
