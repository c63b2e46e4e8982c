import type { Comment, Event } from './event.ts';
import { MAX_KEY_CHARS } from './ticket.ts';

/** Names and ids of every tracker that we know are far shorter. */
const NAME = 300;
const URL = 2_048;

/**
 * How long a field of an event may be, in UTF-16 units: those that stand in a key, or in the few KB of a head. A text is as long as the body
 * lets it be.
 */
export const EVENT_LIMITS: readonly {
  readonly field: string;
  readonly max: number;
  readonly of: (event: Event) => string | undefined;
}[] = [
  { field: 'event', max: 100, of: ({ name }) => name },
  { field: 'ticket.key', max: MAX_KEY_CHARS, of: ({ ticket }) => ticket.key },
  // An index's key, which ends at 2,048 bytes: up to three for each unit.
  { field: 'ticket.readableId', max: 600, of: ({ ticket }) => ticket.readableId },
  { field: 'ticket.id', max: NAME, of: ({ ticket }) => ticket.id },
  { field: 'ticket.account', max: NAME, of: ({ ticket }) => ticket.account },
  { field: 'ticket.url', max: URL, of: ({ ticket }) => ticket.url },
  { field: 'ticket.session', max: NAME, of: ({ ticket }) => ticket.session },
  { field: 'ticket.callbackUrl', max: URL, of: ({ ticket }) => ticket.callbackUrl },
  { field: 'actor.id', max: NAME, of: ({ actor }) => actor.id },
  { field: 'actor.name', max: NAME, of: ({ actor }) => actor.name },
  { field: 'actor.login', max: NAME, of: ({ actor }) => actor.login },
  { field: 'comment.id', max: NAME, of: (event) => commentIn(event)?.id },
  { field: 'comment.updatedAt', max: 64, of: (event) => commentIn(event)?.updatedAt },
];

/** The first field of an event that is longer than it may be. */
export function tooLong(event: Event): string | undefined {
  return EVENT_LIMITS.find(({ max, of }) => (of(event)?.length ?? 0) > max)?.field;
}

/** An event has at most one. */
function commentIn({ changes }: Event): Comment | undefined {
  for (const change of changes) if ('comment' in change) return change.comment;
  return undefined;
}
