import type { Folder } from '../folder/folder.ts';
import { MOVING } from '../folder/moving.ts';
import type { Status } from '../format/status.ts';
import { STATUSES } from '../format/status.ts';
import { places } from '../read/places.ts';
import { readTicket } from '../read/read-ticket.ts';
import { duplicates } from './duplicates.ts';
import { isFolder } from './is-folder.ts';
import { linksIn } from './links-in.ts';
import type { Problem } from './problem.ts';
import { ticketProblems } from './ticket-problems.ts';
import { underWay } from './under-way.ts';

/** What a look at a whole folder found. */
export interface Diagnosis {
  readonly problems: readonly Problem[];
  /** What the next change brings in order by itself. */
  readonly notes: readonly string[];
}

/** Everything in a folder of tickets that is not as the format says. Changes nothing. */
export async function doctor({ root }: Folder): Promise<Diagnosis> {
  const problems: Problem[] = [];
  const there: Status[] = [];
  for (const status of STATUSES) {
    if (await isFolder(root, status)) there.push(status);
    else problems.push({ says: 'missing directory', path: status });
  }
  const all = await places(root, there);
  for (const status of there) problems.push(...(await linksIn(root, status)));
  for (const place of all)
    if (place.names[0] !== MOVING) problems.push(...(await ticketProblems(root, place)));
  const tickets = await Promise.all(
    all.map((place) => readTicket(root, place).catch(() => undefined)),
  );
  problems.push(...duplicates(tickets.filter((each) => each !== undefined)));
  const { stuck, notes } = await underWay(root);
  return { problems: [...stuck, ...problems], notes };
}
