import { holds } from '../../core/intake.ts';
import type { Occurrence } from '../../core/poller.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { ThreadEvent } from './format/event.ts';
import { MARK_KEY } from './format/new-item.ts';
import type { Fact } from './format/since.ts';
import { fact, sinceOf } from './format/since.ts';
import type { LocalTicket } from './read/read-ticket.ts';

/** What brought a ticket to where it stands, the newest first. Who did it by hand, no file tells: the ticket's author is taken for them. */
export function historyOf(
  ticket: LocalTicket,
  events: readonly ThreadEvent[],
  { author, labels, assignees, status = 'open' }: Ticket,
  ownLabels: readonly string[],
): readonly Occurrence[] {
  const { envelope, changedAt, place } = ticket;
  const since = sinceOf({ ...envelope, status: place.status }, events, changedAt);
  const occurred = (change: Occurrence['change'], at: number, own = false): Occurrence => ({
    change,
    actor: author,
    own,
    at,
    precisionMs: 1000,
  });
  const at = (each: Fact) => since.get(each) ?? 0;
  const openedAt = envelope.createdAt ?? changedAt;
  // What a program handed in was put on by us, when we made the ticket for it.
  const isOurs = ticket.item.fields.has(MARK_KEY);
  const atBirth = (time: number) => isOurs && time < openedAt + 1000;
  const wasClosed = events.some(({ kind }) => kind === 'close');
  return [
    ...labels.map((label) =>
      occurred(
        { kind: 'labeled', label },
        at(fact('label', label)),
        holds(ownLabels, label) || atBirth(at(fact('label', label))),
      ),
    ),
    ...assignees.map((assignee) =>
      occurred({ kind: 'assigned', assignee }, at(fact('assignee', assignee))),
    ),
    occurred(
      { kind: 'moved', status },
      at(fact('status', status)),
      atBirth(at(fact('status', status))),
    ),
    ...(wasClosed ? [occurred({ kind: 'reopened' }, at(fact('status', status)))] : []),
    occurred({ kind: 'opened' }, openedAt, isOurs),
  ].sort((a, b) => b.at - a.at);
}
