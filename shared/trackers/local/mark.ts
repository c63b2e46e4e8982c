import { BackendError } from '../../core/backend-error.ts';
import { AUTHOR } from './author.ts';
import { move } from './change/move.ts';
import { mutate } from './change/mutate.ts';
import type { Relabelling } from './change/relabel.ts';
import { relabel } from './change/relabel.ts';
import type { Folder } from './folder/folder.ts';
import { STATUSES, statusOf } from './format/status.ts';
import { ticketOfId } from './read/find-ticket.ts';

/** How a ticket is to stand: its labels, and the state that the connection names, if any. A ticket that was closed stays closed. */
export function mark(
  folder: Folder,
  id: string,
  { state, ...labels }: Relabelling & { readonly state?: string | undefined },
): Promise<void> {
  const status = statusOf(state);
  if (state !== undefined && status === undefined) {
    throw new BackendError('invalid_argument', `There is no state "${state}" (\`states\`)`, {
      hint: `Local tickets have ${STATUSES.join(', ')}.`,
    });
  }
  return mutate(folder, async () => {
    const ticket = await ticketOfId(folder, id);
    await relabel(folder, ticket, labels, AUTHOR);
    const { status: now } = ticket.place;
    if (status !== undefined && status !== now && now !== 'closed')
      await move(folder, ticket.place, status);
  });
}
