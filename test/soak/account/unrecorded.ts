import type { Ledger } from '../../../shared/core/ledger.ts';
import { REASONS } from '../../../shared/core/reasons.ts';
import type { Ticket } from '../world/ticket.ts';

/** Deliveries that were answered 2xx and have no reason in the ledger. */
export async function unrecorded(ticket: Ticket, ledger: Ledger): Promise<readonly string[]> {
  const taken = new Map<string, string>();
  for (const { what, connection, receipts } of ticket.letters)
    for (const { status, delivery } of receipts)
      if (status >= 200 && status < 300) taken.set(`${connection}/${delivery}`, what);
  const problems = await Promise.all(
    [...taken].map(async ([id, what]) => {
      const slash = id.indexOf('/');
      const entry = await ledger.entry(id.slice(0, slash), id.slice(slash + 1));
      return entry && Object.hasOwn(REASONS, entry.reason) ? [] : [`${what} (${id}) has no reason`];
    }),
  );
  return problems.flat();
}
