import type { Head } from '../../shared/core/head.ts';
import type { Answer, Caller } from './deps.ts';

/** Whether the caller's attempt is the ticket's latest. What any other reports changes nothing. */
export function isCurrent(head: Head | undefined, caller: Caller): head is Head {
  const same = head?.epoch === caller.epoch && head.attempt === caller.attempt;
  return same && (head.openedAt ?? 0) === caller.openedAt;
}

/** What an attempt is told that is no longer the current one: stop, whatever you were doing. */
export function superseded(head: Head | undefined): Answer {
  return {
    status: 409,
    body: {
      error: 'not_current',
      message: 'Another attempt has taken over, or the task has ended.',
      stop: true,
      state: head?.state ?? null,
    },
  };
}
