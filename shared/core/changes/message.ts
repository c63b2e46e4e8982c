import type { Breaker } from '../breaker.ts';
import { hopped, notAlone, tripped } from '../breaker.ts';
import { isActive } from '../due.ts';
import type { ContentPointer, Head, Person } from '../head.ts';
import type { Condition, HeadWrite } from '../head-write.ts';
import { SHOW_FAILURE } from '../of-the-state.ts';
import type { ReasonCode } from '../reasons.ts';
import { TIMERS } from '../timers.ts';

/** How many unread messages a running task keeps. */
const INBOX_SIZE = 20;
/** How many consumed keys a head keeps; a repetition older than these is stopped by the fence. */
export const KEYS_KEPT = 20;

/** A message as a delivery brings it: nobody has read the head. */
export interface Message {
  readonly content: ContentPointer;
  /** Comment id and time: the same comment through two hooks has two digests. */
  readonly key: string;
  /** The latest that it can have been written: a comment in the tick of its task's trigger is for that task. */
  readonly at: number;
  readonly by: Person;
  /** Whether only a task that this person started takes it. */
  readonly onlyOwn: boolean;
  /** Who says it, for the ticket’s breaker; a person where it is absent. */
  readonly breaker?: Breaker;
}

/**
 * Hands a message to a task that runs, or that waits for an answer and goes on with it. The agent hears it with its next
 * heartbeat, the ticket shows that it was passed on. A message from before the task's trigger is not for it.
 */
export function deliver(message: Message, now: number): HeadWrite {
  const counted = stepped(message, now);
  return {
    when: [
      { is: 'in', attribute: 'state', values: ['running', 'needs_info'] },
      ...fits(message, now),
    ],
    set: {
      ...counted.set,
      state: 'running',
      reason: 'message_delivered',
      dueAt: now + TIMERS.owed,
    },
    add: { ...counted.add, showWant: 1 },
    append: {
      inbox: [message.content],
      keys: [message.key],
      history: [{ at: now, to: 'running', reason: 'message_delivered', by: message.by.name }],
    },
    remove: [...counted.remove, 'until', 'question', ...SHOW_FAILURE],
  };
}

/** Keeps a message for the next attempt of a task that waits for it. */
export function keep(message: Message, now: number): HeadWrite {
  return {
    ...stepped(message, now),
    when: [{ is: 'equal', attribute: 'state', to: 'queued' }, ...fits(message, now)],
    append: { inbox: [message.content], keys: [message.key] },
  };
}

/** A person who steps in also takes off what the ticket says of bots alone. */
function stepped({ breaker }: Message, now: number): ReturnType<typeof hopped> {
  const asker = breaker?.asker ?? 'person';
  const { remove, ...counted } = hopped(asker, now);
  return { ...counted, remove: asker === 'bot' ? remove : [...remove, 'tripped'] };
}

function fits(message: Message, now: number): readonly Condition[] {
  return [
    { is: 'below', attribute: 'triggeredAt', limit: message.at },
    ...(message.onlyOwn ? [{ is: 'startedBy', person: message.by.id } as const] : []),
    { is: 'lacks', attribute: 'keys', value: message.key },
    { is: 'shorter', attribute: 'keys', than: KEYS_KEPT },
    { is: 'shorter', attribute: 'inbox', than: INBOX_SIZE },
    ...(message.breaker ? notAlone(message.breaker, now) : []),
  ];
}

/** What a message does to a head that is known: a write and what follows it, or the reason why nothing takes it. */
export type WayIn =
  | { readonly write: HeadWrite; readonly next: 'show' | 'wait' | 'again' }
  | { readonly why: ReasonCode; readonly head: Head | undefined };

export function wayIn(message: Message, head: Head | undefined, now: number): WayIn {
  const why = whyNotDelivered(head, message, now);
  if (!head || why !== undefined) return { why: why ?? 'nothing_to_steer', head };
  if ((head.keys?.length ?? 0) >= KEYS_KEPT) return { write: forgetKeys(head), next: 'again' };
  return head.state === 'queued'
    ? { write: keep(message, now), next: 'wait' }
    : { write: deliver(message, now), next: 'show' };
}

function whyNotDelivered(
  head: Head | undefined,
  message: Message,
  now: number,
): ReasonCode | undefined {
  if (!head || !isActive(head) || head.state === 'held' || (head.triggeredAt ?? 0) >= message.at)
    return 'nothing_to_steer';
  if (message.onlyOwn && head.starter?.id !== message.by.id) return 'not_permitted_to_steer';
  if (head.keys?.includes(message.key)) return 'repeated_comment';
  if ((head.inbox?.length ?? 0) >= INBOX_SIZE) return 'inbox_full';
  return message.breaker && tripped(head, message.breaker, now, 'message')?.why;
}

/** Forgets the older half of the consumed keys. */
function forgetKeys(head: Head): HeadWrite {
  return {
    when: [{ is: 'equal', attribute: 'version', to: head.version }],
    set: { keys: (head.keys ?? []).slice(-KEYS_KEPT / 2) },
  };
}
