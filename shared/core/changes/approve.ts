import { isActive } from '../due.ts';
import type { Head, Person } from '../head.ts';
import type { Condition, HeadWrite } from '../head-write.ts';
import { SHOW_FAILURE } from '../of-the-state.ts';
import type { ReasonCode } from '../reasons.ts';
import { TIMERS } from '../timers.ts';

/** A person's word on a held task. */
export interface Approval {
  readonly by: Person;
  /** When it was given, and how finely that is known: it counts for the text that was shown then. */
  readonly at: number;
  readonly precisionMs: number;
  readonly key: string;
  /** The digest that was approved, where the person could name it. */
  readonly digest?: string;
  /** The task that was named, where one was: not the ticket's next one. */
  readonly epoch?: number;
}

/** Releases a held task, for the text that was shown. Whether the approver may is asked of the tracker before it runs. */
export function approve(approval: Approval, now: number): HeadWrite {
  return {
    when: [
      ...stillHeld(approval),
      { is: 'present', attribute: 'content' },
      { is: 'lacks', attribute: 'barred', value: approval.by.id },
    ],
    set: {
      state: 'queued',
      reason: 'approved',
      approver: approval.by,
      enqueueOwed: true,
      until: now + TIMERS.queued,
      dueAt: now + TIMERS.enqueue,
    },
    add: { showWant: 1 },
    append: {
      keys: [approval.key],
      history: [{ at: now, to: 'queued', reason: 'approved', by: approval.by.name }],
    },
    remove: ['detail', 'heldAt', ...SHOW_FAILURE],
  };
}

/** Ends a held task by a person's word. */
export function reject(approval: Approval, now: number): HeadWrite {
  return {
    when: stillHeld(approval),
    set: {
      state: 'rejected',
      reason: 'rejected_by_person',
      endedAt: now,
      archiveOwed: true,
      dueAt: now + TIMERS.enqueue,
      ttl: Math.ceil((now + TIMERS.keep) / 1000),
    },
    add: { showWant: 1 },
    append: {
      keys: [approval.key],
      history: [{ at: now, to: 'rejected', reason: 'rejected_by_person', by: approval.by.name }],
    },
    remove: ['detail', 'heldAt', 'until', ...SHOW_FAILURE],
  };
}

function stillHeld(approval: Approval): readonly Condition[] {
  return [
    { is: 'equal', attribute: 'state', to: 'held' },
    { is: 'below', attribute: 'heldAt', limit: approval.at + approval.precisionMs },
    { is: 'lacks', attribute: 'keys', value: approval.key },
    ...(approval.digest === undefined
      ? []
      : [{ is: 'equal', attribute: 'digest', to: approval.digest } as const]),
    ...(approval.epoch === undefined
      ? []
      : [{ is: 'equal', attribute: 'epoch', to: approval.epoch } as const]),
  ];
}

/** Why a held task did not take the word. */
export function whyNotApproved(head: Head | undefined, approval: Approval): ReasonCode {
  if (head?.keys?.includes(approval.key)) return 'repeated_comment';
  if (!head || !isActive(head) || head.state !== 'held') return 'nothing_to_steer';
  if (head.epoch !== (approval.epoch ?? head.epoch)) return 'nothing_to_steer';
  if (head.barred?.includes(approval.by.id)) return 'approval_barred';
  return head.content === undefined ? 'too_large' : 'approval_outdated';
}
