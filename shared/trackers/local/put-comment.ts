import type { StickyComment } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import { isMarker } from '../body/marker.ts';
import { AUTHOR } from './author.ts';
import { appendEvent } from './change/append-event.ts';
import { mutate } from './change/mutate.ts';
import { setFields } from './change/set-fields.ts';
import type { Folder } from './folder/folder.ts';
import { moment } from './format/moment.ts';
import { ticketOfId } from './read/find-ticket.ts';
import { readEvents } from './read/read-ticket.ts';

const KINDS = {
  progress: 'comment',
  question: 'comment',
  success: 'implementation_report',
  failure: 'implementation_report',
} as const satisfies Record<StickyComment['tells'], string>;

/**
 * Shows a task in the thread. A thread is a log, where nothing is changed that stands there: the comment as it should read is appended,
 * unless the last event of its marker reads so. So a repetition adds nothing, and the newest one tells how things are.
 */
export async function putComment(
  folder: Folder,
  id: string,
  { marker, body, tells }: StickyComment,
): Promise<{ readonly id: string }> {
  if (!isMarker(marker))
    throw new BackendError('invalid_argument', 'Expected a marker of letters, digits and :._~-');
  await mutate(folder, async () => {
    const ticket = await ticketOfId(folder, id);
    const events = await readEvents(folder.root, ticket.place);
    if (events.findLast(({ mark }) => mark === marker)?.body === body) return;
    const at = folder.now();
    const event = { kind: KINDS[tells], author: AUTHOR, body, mark: marker };
    await appendEvent(folder, ticket, event, at);
    await setFields(folder.root, ticket.place, { updated_at: moment(at) });
  });
  return { id: `${id}/${marker}` };
}
