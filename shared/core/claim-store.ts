import type { Claim } from './claim.ts';

/** What programs handed in, an item each: the guard against making a ticket twice. */
export interface ClaimStore {
  /** As the last write left it (a consistent read). */
  read(id: string): Promise<Claim | undefined>;
  /**
   * Writes it over the version that it was read as (0: over none), and answers what is there now, one version on; `undefined` when
   * somebody else wrote in between. Kept for thirty days after the last write.
   */
  write(claim: Claim): Promise<Claim | undefined>;
}
