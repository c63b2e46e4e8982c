import type { Head } from '../../../shared/core/head.ts';
import type { HeadStore } from '../../../shared/core/store.ts';

/** What was noticed of the heads that were written. */
export interface Noticed {
  /** The keys of all tickets: no port lists them. */
  readonly tickets: Set<string>;
  /** Readable ids of those that had a task claimed, in that order. */
  readonly claimed: Set<string>;
}

/** Heads that note what became of them. */
export function noticingHeads(heads: HeadStore, { tickets, claimed }: Noticed): HeadStore {
  const note = (head: Head | undefined) => {
    if (head?.state === 'running' && head.ticket) claimed.add(head.ticket.readableId);
    return head;
  };
  return {
    ...heads,
    async write(key, change) {
      tickets.add(key);
      return note(await heads.write(key, change));
    },
    async tryWrite(key, change) {
      tickets.add(key);
      const result = await heads.tryWrite(key, change);
      if ('written' in result) note(result.written);
      return result;
    },
  };
}
