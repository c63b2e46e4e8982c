import { covers } from '../core/accounts.ts';
import { decide } from '../core/decide.ts';
import type { Project } from '../core/project.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Reading } from '../core/tracker.ts';
import { carryOut } from './carry-out.ts';
import type { IntakeDeps } from './deps.ts';
import { note } from './note.ts';
import type { Source } from './taken.ts';
import { withinLimits } from './within-limits.ts';

/**
 * Takes in what a verified delivery, or a poll, says: decide, scan, record, enqueue, answer. What it answers is durable; whatever
 * throws may be repeated, and the repetition finishes what this one began.
 */
export async function takeIn(
  said: Reading,
  source: Source,
  projects: readonly Project[],
  deps: IntakeDeps,
): Promise<Receipt> {
  const reading = withinLimits(said);
  if (!('event' in reading)) return note({ ...source, ...reading }, deps);
  const read = { ...source, event: reading.event };
  const { connection, tracker, event } = read;
  if (
    tracker.needsRule &&
    !tracker.polledOnly &&
    !covers(connection.accounts, event.ticket.account)
  )
    return note({ ...read, invalid: 'account_not_allowed' }, deps);
  return carryOut(decide(event, connection, projects), read, projects, deps);
}
