import type { Event } from '../../../shared/core/event.ts';
import type { Occurrence } from '../../../shared/core/poller.ts';
import { github } from '../../../shared/trackers/github/tracker.ts';
import { connection } from './config.ts';
import type { Letter } from './letters.ts';

/** What a letter of GitHub tells, whether it is ever posted or not. */
export function toldBy(letter: Letter): Event {
  const delivery = {
    connection: 'github',
    headers: new Headers(letter.headers),
    body: new Uint8Array(letter.body),
    receivedAt: 0,
  };
  const read = github.read(delivery, connection('github'), { key: 'none' });
  if (!('event' in read)) throw new Error('the letter says nothing');
  return read.event;
}

/** What of it stands in the ticket's log. */
export function loggedOf({ actor, own, changes, at, precisionMs }: Event): readonly Occurrence[] {
  return changes.flatMap((change): Occurrence[] =>
    ['opened', 'reopened', 'labeled', 'assigned', 'moved'].includes(change.kind)
      ? [{ change, actor, own, at, precisionMs } as Occurrence]
      : [],
  );
}
