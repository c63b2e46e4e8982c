import type { Patch } from '../../shared/core/change.ts';
import { endAttempt } from '../../shared/core/changes/end.ts';
import type { Head } from '../../shared/core/head.ts';
import type { State } from '../../shared/core/lifecycle.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { TIMERS } from '../../shared/core/timers.ts';

/** A timer that can run out, and what that ends. Looked at in this order. */
interface Expiry {
  readonly state: State;
  readonly timer: 'until' | 'startBy' | 'lease' | 'deadline';
  readonly to: Extract<State, 'timed_out' | 'failed' | 'held'>;
  readonly reason: ReasonCode;
  /** Only where this is why it waits. */
  readonly waitsFor?: ReasonCode;
}

const EXPIRIES: readonly Expiry[] = [
  // A project that is full for a day drops nothing: a person sees it, and lets it queue again.
  {
    state: 'queued',
    timer: 'until',
    waitsFor: 'waiting_for_slot',
    to: 'held',
    reason: 'waiting_for_slot',
  },
  {
    state: 'queued',
    timer: 'until',
    waitsFor: 'paused',
    to: 'timed_out',
    reason: 'hold_expired',
  },
  { state: 'queued', timer: 'until', to: 'timed_out', reason: 'queue_expired' },
  { state: 'held', timer: 'until', to: 'timed_out', reason: 'hold_expired' },
  { state: 'needs_info', timer: 'until', to: 'timed_out', reason: 'answer_expired' },
  { state: 'running', timer: 'deadline', to: 'timed_out', reason: 'deadline_passed' },
  { state: 'running', timer: 'startBy', to: 'failed', reason: 'never_called' },
  { state: 'running', timer: 'lease', to: 'failed', reason: 'lease_lost' },
];

/**
 * What follows from the timers of a head: an end, timers for a run that has none, or nothing. A run that went on with an answer got
 * neither lease nor deadline with it; if nobody comes for the answer, the agent has gone, and the next attempt has it: no failure.
 */
export function expire(
  head: Head,
  now: number,
  limits: Pick<Project['limits'], 'retries' | 'deadlineSeconds'>,
): Patch | undefined {
  const over = EXPIRIES.find(
    ({ state, timer, waitsFor = head.reason }) =>
      head.state === state &&
      head.reason === waitsFor &&
      (head[timer] ?? Number.POSITIVE_INFINITY) <= now,
  );
  if (over?.to === 'held') {
    const set = { heldAt: now, until: now + TIMERS.held };
    return { to: over.to, reason: over.reason, set, remove: ['approver'] };
  }
  if (over) {
    const again = over.timer === 'lease' && answerUnread(head);
    const retries = again ? (head.attempt ?? 0) : limits.retries;
    // An agent that throws whenever it is started was not started.
    const reason = over.timer === 'startBy' && head.startTries ? 'agent_unreachable' : over.reason;
    return endAttempt(head, now, { to: over.to, reason, stopRun: true }, retries);
  }
  if (head.state !== 'running' || head.enqueueOwed) return undefined;
  const set = {
    ...(head.startBy === undefined && head.lease === undefined
      ? { lease: now + TIMERS.lease }
      : {}),
    ...(head.deadline === undefined ? { deadline: now + limits.deadlineSeconds * 1000 } : {}),
  };
  return Object.keys(set).length > 0 ? { set } : undefined;
}

function answerUnread({ reason, inbox = [] }: Head): boolean {
  return reason === 'message_delivered' && inbox.length > 0;
}
