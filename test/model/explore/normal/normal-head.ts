import { isActive, showOwed } from '../../../../shared/core/due.ts';
import type { Head } from '../../../../shared/core/head.ts';
import { isOperator } from '../../../../shared/core/operator.ts';
import { runToStop } from '../../../../shared/core/run-to-stop.ts';
import { carl } from '../../../support/world/samples.ts';
import { FORGOTTEN } from './forgotten.ts';
import { HELD, LATER, MARKED, NOW, openedAt, TRIGGERED } from './moments.ts';
import { normalRun } from './normal-run.ts';

const SECOND = 1000;
const VERSION = 9;
/** How much there is to show. */
export const SHOWS = 2;

/** Sweep may find any of these run out at any time: what counts is which of them there are. */
const TIMERS = ['until', 'startBy', 'lease', 'deadline'] as const;

/** Somebody who is at work under a lease, and has it still. */
interface Leased {
  readonly enqueueLease: boolean;
  readonly showLease: boolean;
}

type Attributes = { readonly [K in keyof Head]?: Head[K] | undefined };

/** Heads that go on alike have the same normal one, which goes on like each of them. Its attributes stand in the order of their names. */
export function normalHead(head: Head, leased: Leased): Head {
  const { state, epoch, attempt = 0 } = head;
  const has = <T>(name: keyof Head, value: T): T | undefined =>
    head[name] === undefined ? undefined : value;
  const timer = TIMERS.some((name) => head[name] !== undefined);
  const next: Attributes = {
    ...head,
    ...FORGET,
    version: VERSION,
    ...Object.fromEntries(TIMERS.map((name) => [name, has(name, LATER)])),
    // The latest that the law allows.
    dueAt: has('dueAt', timer ? LATER : NOW),
    enqueueLease: leased.enqueueLease ? LATER : undefined,
    showLease: leased.showLease ? LATER : undefined,
    showWant: SHOWS,
    showShown: showOwed(head) ? 0 : SHOWS,
    lookAt: has('lookAt', LATER),
    heldAt: state === 'held' ? HELD : undefined,
    triggeredAt: has('triggeredAt', TRIGGERED),
    fence: fenceOf(head),
    openedAt: has('openedAt', openedAt(epoch)),
    attempt: attempt === 0 ? undefined : attempt,
    resultAttempt: attempt > 0 && head.resultAttempt === attempt ? attempt : undefined,
    content: has('content', { connection: 'tracker', key: 'sent' }),
    digest: has('digest', 'of the text'),
    verdict: head.verdict && { ...head.verdict, score: 0, rules: [] },
    approver: approverOf(head),
    stopRun: stopRunOf(head),
    reference: head.reference && normalRun(head.reference),
    past: head.past && { key: head.key, epoch: 0, version: 0 },
    ...(isActive(head) ? ofActive(head) : ofEnded(head)),
  };
  return Object.fromEntries(
    Object.entries(next)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ) as unknown as Head;
}

const FORGET: Attributes = Object.fromEntries(
  Object.keys(FORGOTTEN).map((name) => [name, undefined]),
);

function ofActive(head: Head): Attributes {
  const { state, reason, inbox = [], trigger, attempt = 0, markedAt } = head;
  const waits = state === 'queued' && (reason === 'waiting_for_slot' || reason === 'paused');
  // Messages that an agent has read, or is to get with its next attempt, are for it alone.
  const answered = state === 'running' && reason === 'message_delivered' && inbox.length > 0;
  // What was triggered stands on the ticket or does not: until the first run, and until the mark is on.
  const stands = trigger === 'label' || (attempt > 0 && markedAt !== undefined);
  return {
    reason: waits || answered ? reason : 'started',
    inbox: answered ? [{ connection: 'tracker', key: 'message' }] : undefined,
    trigger: stands ? 'label' : 'mention',
    markedAt: markedAt && MARKED,
  };
}

/** Of an ended task there is left what it owes, and whether its trigger, which we did not take off, may be taken for another one. */
function ofEnded({ state, trigger, markedAt }: Head): Attributes {
  const stands = trigger === 'label' && markedAt === undefined;
  return {
    reason: state && 'started',
    inbox: undefined,
    trigger: state && (stands ? 'label' : 'mention'),
    markedAt: undefined,
    markedAs: undefined,
    agent: undefined,
    reference: undefined,
    waitsIn: undefined,
  };
}

/** Whoever approved is asked about after the starter: where that is a person of the tracker, too, one has the right if the other has. */
function approverOf({ approver, starter, verdict }: Head): Head['approver'] {
  if (!approver || (starter && isOperator(starter))) return approver;
  return verdict?.decision === 'hold' ? carl : undefined;
}

function stopRunOf(head: Head): Head['stopRun'] {
  const run = head.stopOwed ? runToStop(head) : undefined;
  return run && { agent: run.agent, reference: normalRun(run.reference) };
}

/** Against the trigger: the same moment, the same second of the tracker's clock, or later. */
function fenceOf({ fence, triggeredAt }: Head): number | undefined {
  if (fence === undefined || triggeredAt === undefined) return fence && TRIGGERED;
  if (fence <= triggeredAt) return TRIGGERED;
  const same = Math.floor(fence / SECOND) === Math.floor(triggeredAt / SECOND);
  return TRIGGERED + (same ? SECOND / 2 : 2 * SECOND);
}
